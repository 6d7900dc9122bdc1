"""Words that are no name, or not always one: what keeps a search for names from marking every other word."""

from __future__ import annotations

import re
from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", words))


TITLES: Final = _set(
    "mr mrs ms miss mx dr prof professor rev reverend sir dame lady lord cllr councillor mp jr jnr sr snr"
)
"""What stands before or after a name."""

GRAMMAR: Final = _set(
    """
    a and are as at be been but by cc for from had has have he him his her hers i if is it its not of or our ours re she
    that the their theirs them these they this those to via was we were which who whom whose with you your yours
    da de del den der di dos du la le von
    """
)
"""Words that only hold others together."""

ROLES: Final = _set(
    """
    borough city county district ward
    admin administrator adult advice advisor adviser advocate advocates agency agent agents allocations ambulance
    architect assessor assistant association asylum aunt board boss boyfriend brother builder builders bureau business
    care carer carers caretaker centre ceo chair chairman chairwoman chief child children citizens cleaner cleaners
    cleaning clerk clinic colleague colleagues committee community company complaints complaint consultant contact
    contractor contractors coordinator council councils counsellor court cousin customer customers daughter daughters
    department deputy desk director directorate doctor electrical electrician electricians emergency engineer engineers
    enquiries environmental estate estates executive family father finance fire fitter foreman friend friends gas
    girlfriend gp grandad granddaughter grandfather grandma grandmother grandson group guardian handler head health
    heating homes hospital housing husband income info inspector interpreter investigator joiner landlord landlords
    lawyer lead leader leaseholder legal letting lettings limited llp ltd maintenance manager managers management
    mediator member midwife mother mum dad neighbour neighbours neighbourhood nephew niece noreply nurse occupier
    occupational office officer officers ombudsman operative operatives operations organisation owner panel parent
    parents partner partners physiotherapist planning plc plumber plumbers plumbing police property psychologist
    receptionist relative repair repairs representative resident residents roofer roofing safety school secretary
    security senior service services sister social society solicitor solicitors son sons staff stepfather stepmother
    support surveyor surveyors surveying team teams technician tenancy tenant tenants therapist trade tradesman trust
    trustee uncle union visitor voluntary volunteer warden welfare wife worker workers works
    """
)
"""Words of a role, an office or a firm, rather than of anybody's name."""

_NAMES_TOO: Final = _set(
    """
    abbey abbot ace amber an angel april archer art ash august autumn badger bailey baker ball banks barber barker barn
    baron basil bay beach bear bell berry best bill bird bishop black blossom blue blunt boot bond booth bow bowler box
    boy boys brand brave bright brook brooks brown buck bull burns bush butcher butler can candy carol carpenter carter
    case cash castle chance chapel chapman charity chase cherry child church clay cliff close coal cole coles colt
    cook cooper coral cotton crane cross crow crown curry dale dam daisy dawn day days dean dear dell destiny diamond do
    dove drake drew drive driver duke dusk earl early east eden ember english eve event faith falls farmer farrow fern
    field fields fisher fish flint flower flowers ford forest foster fountain fox frank freeman french friday frost
    fuller gale garden gardener garland gate gates gay gem ginger glass glen gold golden good goodman grace grant gray
    green grey ground grove guy hale hall ham hand hands hardy harmony harper hart harvest hawk hay hazel heath heather
    heaven hedges hill hills ho hole holly holmes honey honour hood hook hope horn house hunt hunter in iris ivory ivy
    jack jade jasmine jasper jay jean jet jewel jolly joy judge june justice key keys king kings kitchen knight lace
    lake lamb land lane large lark laurel law lawn leaf lee light lily lion little lock long love low ma made major man
    mark marks marsh martin mason mat maverick max may mead melody mercy mill miller mills mint monday moody moon moor
    moore moss moth myrtle need nelson nice nick noble noon north oak oaks ocean old olive on opal orchard page painter
    pale palmer park parks parson patience peace peach peak pearl penny pepper piper pitt plant plum pole pond pool poor
    pope poppy porter post potter pound power powers precious price pride priest prince prudence quick quill rain ray
    read reader red reed reeves rich ridge ring river rivers road rob robin rocky rod roman roof rook root rose rowan
    rowing ruby rush rust sage sailor sand sands savage saviour sawyer scarlet sea sergeant serene sharp shaw sheep
    shepherd shore short silver singer sky slater sleep small snow so song south spade sparks spear speed spencer spring
    star stanley steel steward stock stone stones storm street strong sue summer summers sun sunday sweet swan swift
    tailor taylor temple terry thorn tide tiller tilly tiny toms tower town trainer tree trees trip trinity troy true
    turner van vale victor victory viola violet wade walker wall walls waters way weaver webb week weeks wells west
    whale wheeler white wild will willow wills winter wise wish wolf wood woods word wren wright yard york young
    """
)
"""Ordinary words that are also somebody's name."""

_NO_NAMES: Final = _set(
    """
    about above absent access account acting action address after afternoon again against agreed all allowed along
    already also always am amount another answer answered any anybody anyone anything apart apologise apology appeal
    appointment approved area arrears arrived ask asked asking away back bad bath bathroom because bed bedroom before
    behalf behind being below beside better between big block boiler both bottom brought building called calling came
    cannot car ceiling certain changed charge claim claims clean cold come coming compensation concerned confirmed
    contacted copy corridor could cover current daily damage damp date deal dealing dealt decision delay detail details
    did different directly disrepair does dog done door doors down downstairs drain due during duty each eight electric
    else email end enough entrance even evening every everybody everyone evidence external external fault file final
    find first five fix fixed flat flats floor floors follow following former found four front full further gave general
    get getting given gives giving go going gone got great had half heard heating help helped here high him himself
    herself hot hour hours how however immediate incident independent information informed inside instead internal into
    involved issue issues itself job just keep kept kind known landing large last late later leak leaking least leave
    left less letter letters level lift line list live lived lives living local look looked looking loud lost made main
    make makes making many matter me meant meet meeting message met might missed mobile money month months more morning
    most mould move moved much must my name named near need needed needs never new next night nine no nobody noise none
    nothing now number occupant off offer offered often once one only open opposite order other others out outside over
    own paid part party passed pay paid people per person persons phone phoned place please point possible present
    previous private problem problems promised public put question quite rain rang rather raised reached ready really
    reason received recent record reference refused regarding relation remedy rent replied reply report reported request
    response responsible rest return returned right ring room rooms said same saw say says second see seem seen self
    send sent set seven several shall shop should shouted show side signed since single site six some somebody someone
    something soon speak spoke stage stairs standing start started state still stop stopped such sure take taken takes
    taking talk telephone tell temporary ten than then there thing things think third though three through time times
    today together told tomorrow too took top toward turned two under understand unit unknown until up upheld upon
    upstairs us use used using very via visit visited visiting voice wait waiting want wanted wants wash water weekly
    well went what when where whether while whole why window windows within without woman work worked working would
    write writing written wrong year years yes yesterday yet yourself
    thursday tuesday wednesday saturday january february march july september october november december
    england wales scotland london co ex non semi sub vice
    """
)

ORDINARY: Final = _NAMES_TOO | _NO_NAMES
"""Words that stand in any text, and are somebody's name only where they begin with a capital: "Will", not "will"."""
