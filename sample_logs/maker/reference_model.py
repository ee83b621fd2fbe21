"""The reference model of insurance_claims.csv: the process as it is meant, without what is planted.

A second look at the documents is meant; a registry check and a second approval are not.
"""

from __future__ import annotations

from procmine.models.formats.tree_text import read_tree_text
from procmine.models.formats.writing import write_model

NAME = "insurance_claims.bpmn"

TREE = """
->( 'Register claim',
    *( ->( 'Check documents', 'Assess claim' ), tau ),
    X( ->( 'Approve claim', 'Calculate payment', 'Pay claim' ), 'Reject claim' ),
    'Inform customer',
    'Archive claim' )
"""


def model_bytes() -> bytes:
    """Write the model as BPMN."""
    return write_model(read_tree_text(TREE, "insurance claims"), "bpmn")
