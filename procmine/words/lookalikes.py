"""Words of process labels that look like slips of each other and are not."""

from __future__ import annotations

#: Real words, most of them one letter apart: neither is a misspelling of the other.
LOOKALIKES = frozenset((
    "access", "adapt", "adopt", "angel", "angle", "appeal", "apply", "assess", "bending", "bidding",
    "billing", "binding", "blending", "boiling", "booking", "boxing", "broken", "broker", "casual",
    "causal", "chipping", "claim", "clam", "coating", "coding", "complaint", "compliant", "contact",
    "contract", "cooking", "cooling", "costing", "council", "counsel", "craft", "cream", "credit",
    "customer", "customs", "dealer", "dealing", "deposit", "desert", "dessert", "draft", "drilling",
    "drying", "dying", "feeding", "filing", "filling", "finding", "folding", "form", "formal",
    "former", "from", "funding", "grading", "grinding", "heading", "hearing", "heating", "hiding",
    "holding", "hosting", "invest", "invite", "invoke", "landing", "leading", "leasing", "lending",
    "loading", "mailing", "making", "marital", "marketing", "marking", "martial", "matching",
    "mating", "meeting", "melting", "milling", "mixing", "moulding", "mounding", "moving",
    "officer", "offices", "packaging", "packing", "parent", "parking", "pasting", "patching",
    "patent", "patient", "personal", "personnel", "picking", "planning", "plant", "planting",
    "plate", "pointing", "police", "policy", "posting", "principal", "principle", "printing",
    "quiet", "quite", "quota", "quote", "rating", "reading", "receipt", "relapse", "relating",
    "release", "renting", "resting", "retain", "retrain", "return", "review", "revise", "rolling",
    "rooting", "routing", "sailing", "scaling", "sealing", "seeding", "selling", "sending",
    "sensing", "shipping", "shopping", "signing", "singing", "sizing", "sorting", "sporting",
    "stacking", "staging", "state", "stating", "statue", "status", "statute", "stocking", "storing",
    "string", "tasting", "testing", "texting", "tracking", "trading", "trail", "trailing",
    "training", "trial", "tuning", "turning", "waiting", "waiving", "weaving", "wedding", "welding",
    "writing",
))  # fmt: skip
