"""Whether a reason that is given says anything: the name of a policy says that there is one, and not why. Pure."""

from __future__ import annotations

import re

_PAPER = (
    r"(?:polic(?:y|ies)|procedures?|code of practice|handbook|leaflet|guidance|strategy|statement|web ?(?:site|page)|"
    r"SOP)"
)
_SAYS = (
    r"(?:no|not|never|none|nobody|is|are|was|were|have|has|had|do|does|did|be|been|because|since|only|there|we|one|"
    r"single|"
    r"two|without|cannot|applies|apply|says|states|covers|excludes|allows|means|under|through)"
)
_NAME = rf"(?:(?!{_SAYS}\b)[\w&'’/.,-]{{1,30}} ){{0,7}}"
_REST = (
    r"(?:[\s,;:()–—.-]{0,4}(?:section|sections|para|paragraph|paragraphs|part|page|pages|point|points|clause|s|p|pp|v|"
    r"version|rev|approved|reviewed|revised|dated|updated|adopted|of|in|and|to|our|the|see|refer|"
    r"jan\w{0,6}|feb\w{0,6}|mar\w{0,3}|apr\w{0,2}|may|june?|july?|aug\w{0,4}|sep\w{0,6}|oct\w{0,5}|nov\w{0,5}|"
    r"dec\w{0,5}|"
    r"\d[\d./–-]{0,11}))"
)
_ONLY_A_NAME = re.compile(
    rf"\s{{0,40}}(?:(?:please )?(?:see|as per|as set out in|refer to|in|per|set out in|covered (?:by|in)) )?(?:the |"
    rf"our )?"
    rf"{_NAME}{_PAPER}{_REST}{{0,12}}[\s.,;()–—-]{{0,9}}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s{0,40}(?:see |on |at )?(?:https?://|www\.)[^\s]{1,500}\s{0,40}", re.IGNORECASE)
_LONGEST_NAME = 200


def only_names_a_policy(text: str) -> bool:
    """Whether a text is the name of a policy, or its address, with its part and its date, and nothing else."""
    if len(text) > _LONGEST_NAME:
        return False
    return bool(_ONLY_A_NAME.fullmatch(text) or _ADDRESS.fullmatch(text))
