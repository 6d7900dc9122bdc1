"""First names that are common in England, by which two words in a sentence are told to be a person. Pure.

No list has every name. Where nothing but a name tells of a person, only these do; beside a title or an office any does.
"""

from __future__ import annotations

_FIRST = """
    aaron abbie abdul abigail abu adam adele adrian agnes ahmed aisha alan alastair alex alexander alexandra alfie
    ali alice alicia alison alistair amanda amber amelia amina amir amit amy ana andrea andrew andy angela anil
    anita ann anna anne annette annie anthony antonia antonio arif arthur asha ashley asif audrey ayesha barbara
    barry beatrice becky ben benjamin bernadette bernard beth bethany betty beverley beverly bill billy bob bobby
    bradley brenda brian bridget bruce bryan callum cameron carl carla carly carmen carol carole caroline catherine
    cathy charlie chloe chris christian christina christine christopher cindy claire clare clive colin colleen
    connor conor craig dale damian dan daniel danielle danny darren dave david dawn dean debbie deborah deepak
    denise dennis derek diana diane dominic don donna doreen doris dorothy duncan dylan eddie edith edward edwin
    eileen elaine eleanor elena elizabeth ella ellen ellie elsie emily emma eric erica erin esther ethan eve evelyn
    ewan faisal farah fatima fay felicity fiona florence frances francesca francis fred freda freddie frederick
    gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gill gillian gina glen glenn gloria
    glyn gordon grace graeme graham grahame greg gregory gurpreet guy gwen hannah harjit harold harriet harry harvey
    hassan hayley hazel heather heidi helen helena henry hilary holly howard hugh hussain ian ibrahim imogen imran
    ines irene iris isaac isabel isabella isabelle isobel ivan ivy jack jackie jackson jacob jacqueline jade jake
    jamal james jamie jan jane janet janice jasmin jasmine jason jay jayne jean jeanette jeff jeffrey jennifer jenny
    jeremy jerome jess jesse jessica jill jim jimmy jo joan joanna joanne jodie joe joel john johnny jon jonathan
    jordan jose joseph josephine josh joshua joy joyce juan judith judy julia julian julie juliet justin kamal karen
    karl kate katherine kathleen kathryn kathy katie katrina katy kay kayleigh keith kelly ken kenneth kerry kevin
    khadija kieran kim kimberley kirsty krishna krzysztof kumar kyle lara laura lauren lawrence leah leanne lee
    leigh len leo leon leonard lesley leslie lewis liam lillian lily linda lindsay lindsey lisa liz lloyd lola lorna
    lorraine louis louise lucas lucy luke lydia lynda lyndsey lynn lynne lynsey maggie malcolm mandy marc marcus
    margaret maria marian marie marilyn marion marjorie mark martha martin martyn mary mateusz matt matthew maureen
    maurice mavis max maxine megan melanie melissa mia michael michaela michelle miguel mike mildred miles millie
    mohamed mohammad mohammed moira molly monica monika morag muhammad muriel mustafa nadia nancy naomi natalie
    natasha nathan neil nicholas nick nicky nicola nicole nigel nikki nina noah noel nora norma norman olga oliver
    olivia omar oscar owen paige pam pamela pat patricia patrick paul paula pauline pedro peggy penelope penny pete
    peter phil philip phillip phoebe phyllis piotr polly poppy priya rachael rachel raj rajesh ralph raymond rebecca
    reece rehana reuben rhys richard rick ricky rita rob robert roberta robin robyn rodney roger ron ronald rory
    rosalind rose rosemary rosie ross roy russell ruth ryan sabrina sadia sajid salim sally sam samantha samir
    samuel sandra sanjay sara sarah scott sean shane shannon sharon shaun sheila shelley shirley siobhan sofia sonia
    sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart sue sunita susan susanna
    susie suzanne sylvia tamara tanya tara tariq ted terence teresa terry theresa thomas tim timothy tina toby tom
    tomasz tommy toni tony tracey tracy trevor tyler usman valerie vanessa vera veronica vicki vicky victor vijay
    vikram vincent violet vivienne walter wanda warren wayne wendy william winifred yasmin yusuf yvonne zainab zara
    zoe
"""
FIRST_NAMES = frozenset(_FIRST.split())

_ABBREVIATED = """
    AD ADH ASB BME CE CEO CFO CIO CM CMT CO COO CRM CRO CSC CSM CSO CSU CTO CX CXO DCE DCX DD DPO EA ED EDO ELT EMT ET
    EXEC FM HA HM HMT HO HOH HOHS HOS HR IT ICT LA LT MD ME MLT MO MP MRC NHO OD OT PA PI PM PMO PO PR QA RI RM RSM RSO
    SD SLT SM SMT SMG SRO TM TMT TPO TSM TBC TBA TBD NA US VP
"""
ABBREVIATED_OFFICES = frozenset(_ABBREVIATED.split())
"""Offices, teams and the like that are written in two or three capitals, as a person's initials are."""

_PAPERS = """
    annex annexe appendix area band block building case category court exhibit flat form grade group house item letter
    level lot note option part paper patch phase point policy room schedule section stage step team template tower unit
    version ward zone
"""
OF_PAPERS = frozenset(_PAPERS.split())
"""Words after which a letter stands for no person: Block C, Appendix B."""
