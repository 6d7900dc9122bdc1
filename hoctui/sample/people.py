"""The invented residents of Example Homes, on invented streets. None of them is anybody."""

from __future__ import annotations

from typing import NamedTuple


class Person(NamedTuple):
    """An invented resident: name, address, tenure."""

    name: str
    property: str
    tenure: str = "tenant"


# Whose complaints run today.
OKAFOR = Person("Adaeze Okafor", "14 Copse Lane")
HUGHES = Person("Gwyneth Hughes", "3 Quarry View")
BRAMLEY = Person("Terence Bramley", "22 Saddlers Way")
SIDDIQUI = Person("Farah Siddiqui", "3 Mill Row")
NOWAK = Person("Katarzyna Nowak", "8 Bellfounder House")
ADEYEMI = Person("Tunde Adeyemi", "41 Larch Close")
PRITCHARD = Person("Owain Pritchard", "17 Kiln Street")
MARCHETTI = Person("Lucia Marchetti", "12 Bellfounder House", "leaseholder")
TREMLETT = Person("Doris Tremlett", "2 Orchard Mews")
GREENHALGH = Person("Sandra Greenhalgh", "30 Bellfounder House")
MENSAH = Person("Kwabena Mensah", "6 Tanners Yard")
ONEILL = Person("Siobhán O'Neill-Smythe", "5 Heron Walk")
RAFIQ = Person("Nadia Rafiq", "19 Larch Close")

# Who was answered and has not said yet whether that is the end of it.
COLLINGWOOD = Person("Brian Collingwood", "11 Copse Lane")
BEGUM = Person("Shirin Begum", "27 Mill Row")
ZOE_LI = Person("Zoë 李 (Li Zoë)", "9 Heron Walk")
FAIRBAIRN = Person("Ruth Fairbairn", "4 Orchard Mews")
OYELARAN = Person("Folake Oyelaran", "33 Saddlers Way")
DOBSON = Person("Malcolm Dobson", "15 Bellfounder House")
KAUR = Person("Harpreet Kaur", "7 Weavers Court", "shared owner")
LEWANDOWSKI = Person("Piotr Lewandowski", "38 Larch Close")
VAUGHAN = Person("Megan Vaughan", "21 Quarry View")

# Whose complaints are over.
ASHDOWN = Person("Peter Ashdown", "10 Copse Lane")
BANERJEE = Person("Ananya Banerjee", "25 Kiln Street")
CARTWRIGHT = Person("Joyce Cartwright", "1 Orchard Mews")
DUARTE = Person("Inês Duarte", "18 Bellfounder House")
ELLISON = Person("Craig Ellison", "44 Larch Close")
FENWICK = Person("Harriet Fenwick", "29 Copse Lane")
GARANG = Person("Deng Garang", "13 Tanners Yard")
HOLROYD = Person("Janet Holroyd", "20 Mill Row")
IBRAHIM = Person("Yusuf Ibrahim", "16 Saddlers Way")
JANKOWSKA = Person("Agnieszka Jankowska", "35 Kiln Street")
KIRKBRIDE = Person("Alan Kirkbride", "8 Heron Walk", "leaseholder")
LLEWELLYN = Person("Rhys Llewellyn", "26 Quarry View")
MISTRY = Person("Residents of 1 to 9 Weavers Court (Sunita Mistry)", "4 Weavers Court")
NDIAYE = Person("Aminata N'Diaye", "23 Mill Row")
OSBORNE = Person("Keith Osborne", "formerly 31 Larch Close", "former")
PATEL = Person("Mahesh Patel", "12 Saddlers Way")
QUAYLE = Person("Margaret Quayle", "6 Quarry View")
RAMSBOTTOM = Person("Derek Ramsbottom", "37 Kiln Street")
SANTOS = Person("Beatriz Santos", "3 Tanners Yard")
THACKERAY = Person("Lynne Thackeray", "24 Bellfounder House")
UDDIN = Person("Rukhsana Uddin", "15 Mill Row")
VICKERS = Person("Graham Vickers", "40 Saddlers Way")
WOJCIK = Person("Marek Wójcik", "9 Kiln Street")
XAVIER = Person("Philomena Xavier", "28 Larch Close")
YEBOAH = Person("Abena Yeboah", "17 Copse Lane")
ZAMAN = Person("Imran Zaman", "2 Heron Walk")
APPLEYARD = Person("Wendy Appleyard", "none yet: on the waiting list", "applicant")
BLACKWOOD = Person("Norman Blackwood", "32 Quarry View")
CHUKWU = Person("Chidi Chukwu", "5 Kiln Street")
DAVENPORT = Person("Louise Davenport", "19 Weavers Court", "shared owner")
EASTWOOD = Person("Geoffrey Eastwood", "7 Copse Lane")
FORSYTH = Person("Catriona Forsyth", "10 Bellfounder House")
GUNAWARDENA = Person("Nimal Gunawardena", "36 Saddlers Way")
HARGREAVES = Person("Pauline Hargreaves", "14 Heron Walk")
IQBAL = Person("Tahira Iqbal", "30 Mill Row")
JENKINSON = Person("Roy Jenkinson", "11 Tanners Yard")

# Of whom only an old file is left.
PENDLEBURY = Person("Ivy Pendlebury", "12 Orchard Mews")
HARTNOLL = Person("Stanley Hartnoll", "43 Kiln Street")
