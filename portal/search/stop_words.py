"""Words too common, in French and in English, to tell one document from another."""

STOP_WORDS = frozenset(
    """
    a afin ai ainsi alors apres au aucun aucune aujourdhui aussi autre autres aux avec avoir bien car ce
    ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux
    dont donc du elle elles en encore entre est et etaient etait etant etc ete etre eu eux fait faire ici il
    ils je jusque l la le les leur leurs lors lorsque lui ma mais me meme memes mes moi moins mon ne ni nos
    notre nous on ont or ou par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi qu quand que
    quel quelle quelles quels qui quoi sa sans se sera ses si sinon soi soit son sont sous sur ta tandis te
    tel telle tels tes toi ton tous tout toute toutes tres tu un une vers voici voila vos votre vous y about
    after all also am an and any are as at be been before being between both but by can could did do does
    for from had has have he her here him his how i if in into is it its just me more most my no nor not of
    off only or other our out over own she so some such than that the their them then there these they this
    those to too under until up very was we were what when where which while who whom why will with would
    you your
    """.split()  # noqa: SIM905
)
