"""Words of process labels that look like slips of each other and are not."""

from __future__ import annotations

#: Real words one letter apart: neither is a misspelling of the other.
LOOKALIKES = frozenset(
    """
    adapt adopt angel angle apply appeal assess access billing bidding binding blending bending
    booking boxing boiling broken broker casual causal claim clam coating coding cooling cooking
    complaint compliant contact contract costing coasting council counsel credit cream
    customs customer deposit desert dessert draft craft drying drilling dying dealer dealing
    filing filling finding funding folding feeding form from formal former grading grinding
    hearing heating heading holding hiding hosting invest infest invite invoke leasing leading
    lending landing loading mailing milling marital martial marking making marketing mating
    matching meeting melting mixing moving moulding mounding officer offices packing picking
    parking packaging parent patent patient personal personnel plant plate planning planting
    police policy posting pasting patching printing pointing principal principle quite quiet
    quote quota rating rafting reading receipt recept relating release relapse renting resting
    retain return retrain review revise rolling routing rooting sailing selling sealing scaling
    sending seeding sensing shipping shopping chipping sizing signing singing slotting sorting
    sporting stacking stocking state status statue statute storing staging stating string
    tasting testing texting tracking trading training trailing trial trail turning tuning
    waiting writing waiving weaving welding wedding
    """.split()
)
