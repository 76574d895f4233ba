"""From an article's text to mentions and facts: a pure function, no state, no clock, no disk once the lexicons are loaded.

Stages, each a module that only knows the ones above it::

    document      normalised text with a map to the original, sentences
    scan          one Aho-Corasick pass: where trigger words and names stand
    values/       money, dates, counts: strings read as typed values
    places        place names, resolved by their neighbours in the article
    names/        organizations and persons
    deixis        who `our city`, `both sides`, `the former`, `the company` are
    rules/        facts: small named rules over typed mentions in a clause
    reconcile     one fact once; sums against parts, counts against rows
    parser        the pipeline itself
    identity      what makes a fact itself, and its sides with their roles
    frames        facts as Polars frames in the shape of the raw tables

What needs a second article happens in ``resolving``, never here.
"""
