from procmine.importers import ocel
def rows(engine, given):
    return ocel.rows(engine, given)
