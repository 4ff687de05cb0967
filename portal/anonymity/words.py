"""Small lists of words, written for this portal: given names, and what bears a capital letter and is nobody.

All are in small letters without accents, as `plain` returns them.
"""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def plain(word):
    """Return a word in small letters, without accents."""
    parts = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _set(words):
    return frozenset(words.split())


GIVEN_NAMES = _set("""
    adam adele adrien agathe agnes ahmed aicha aisha alain albert alex alexandra alexandre alexis
    ali alice alicia aline alison allison alphonse amanda amelie amina amy ana anais andre andree
    andrea andrew angela angele angelique anick anita ann anna annabelle anne annick annie anthony
    antoine antonio antonin ariane arianne arnaud arthur ashley audrey aurelie awa barbara beatrice
    benjamin benoit bernadette bernard bertrand betty brandon brenda brian brigitte bruno camille
    carine carl carlos carmen carole caroline catherine cecile cedric celine chantal charles
    charlotte chloe christian christiane christina christine christophe christopher cindy claude
    claudette claudia claudine clara clemence colette coralie corinne cynthia cyril daniel daniele
    danielle danny dany daphnee dave david deborah delphine denis denise derek diane didier dominic
    dominique donald donna dorothy dylan edith eduardo edouard elena eleonore elisabeth elise
    elizabeth ella elodie emilie emily emma emmanuel emmanuelle eric erica erika estelle esther
    ethan etienne eugenie eva eve evelyne fabien fabienne fanny fatima fatou fatoumata felix fernand
    fernande francine francis francois francoise frederic frederique gabriel gabriela gabrielle
    gaetan gaston genevieve georges gerald gerard germaine ghislain ghislaine gilbert gilles ginette
    gisele giselle guillaume guy gustave guylaine hamza hannah hassan heather helen helene henri
    henriette hubert hugo huguette ian ibrahim ines ingrid irene isabelle isabella ivan jack
    jacinthe jacob jacqueline jacques jade james jamie janet janie janine jasmine jason jean jeanne
    jeannine jeffrey jennifer jenny jeremie jeremy jerome jessica jessie jesus jimmy joan joanie
    joanne joelle johanne john jonathan jordan jose josee joseph josephine joshua josiane joyce juan
    judith julia julian julie julien juliette justin justine karen karim karine karl katherine
    kathleen kathy katia kelly kenneth kevin khadija kim kimberly laetitia laurence laurent laurie
    laura laure lea leila leo leon leonie liam lilianne liliane linda line lise lisa lisette
    lorraine louis louise luc lucas lucie lucien lucienne ludovic luis lyne lynda madeleine mael
    maelle magalie malika manon marc marcel marcelle marguerite maria marianne mariam marie marielle
    marilyn marilyne marina mario marion marjolaine marlene martha martine mary maryse mathieu
    mathilde matthew matthieu maude maurice maxime megan melanie melissa melody meriem michael
    michel michele micheline michelle mike mila mireille mohamed mohammed monique myriam nadia
    nadine nancy natacha natalie natasha nathalie nathan nicholas nicolas nicole noah noemie nora
    norbert norman normand oceane odette olivia olivier omar oscar pamela pascal pascale patricia
    patrick paul paule paulette pauline pedro peter philip philippe pierrette priscilla rachel
    rachid raphael raphaelle raymond raymonde rebecca rejean rejeanne remi renaud rene renee richard
    rita robert roberto roch rodrigue roger roland rolande romain rosalie rosanne roxane roxanne
    ruth ryan sabrina salma samantha samir samira samuel sandra sandrine sara sarah sebastien serge
    sharon simon simone sofia sonia sophia sophie stacy stephane stephanie stephen steve steven
    suzanne suzie sylvain sylvette sylviane sylvie tamara tania tanya teresa theo theresa therese
    thierry thomas tiffany timothy tina tommy tristan valerie vanessa veronique vicky victor vincent
    virginie viviane walid william xavier yan yann yannick yasmina yasmine yolande youssef yvan yves
    yvette yvon yvonne zachary zoe
""")
# Names that are words or places as well: by themselves they tell nobody at the beginning of a sentence.
ALSO_WORDS = _set("""
    jean alex line ana guy rita grace claude jade eve jesus roch jack ella kim marina jordan ian
    laurence carmen romain felix norman maxime august violette
""")
ONLY_INSIDE = _set("pierre rose claire martin florence victoria sydney prudence mark grace hope bruce aime")
TITLES = _set("""
    madame mme mmes mademoiselle mlle monsieur mr mrs ms miss mister dr dre docteur docteure doctor
    maitre soeur frere pere mere tante oncle cousin cousine juge judge sergent sergente sergeant
    agent agente officer professeur professeure professor conjoint conjointe ex chum blonde mari
    epouse epoux husband wife boyfriend girlfriend partner fils fille son daughter ami amie friend
    sister brother aunt uncle mother father intervenante intervenant patron patronne collegue voisin
    voisine neighbour coworker boss
""")
# After these a capital letter is enough; the English "called" introduces anything, but for a given name.
SAID = _set("""
    appelle appelait appelles prenomme prenommee nomme nommee appele appelee surnomme surnommee named
""")
CALLED = _set("called is")
SMALL_WORDS = _set("de du des van von el al ben da dos la le")
DETERMINERS = _set("""
    la le les l du des d au aux un une ce cet cette ces notre nos votre vos leur leurs the this that
    these our their its chaque each an
""")
TO_PLACES = _set("a en in at near vers to from dans on")
PLACES = _set("""
    quebec quebecois quebecoise quebecoises montreal montrealais montrealaise laval gatineau
    longueuil sherbrooke saguenay levis trois-rivieres terrebonne repentigny brossard drummondville
    saint-jerome granby blainville mirabel saint-hyacinthe shawinigan dollard-des-ormeaux rimouski
    chateauguay victoriaville rouyn-noranda boucherville salaberry-de-valleyfield mascouche
    sorel-tracy boisbriand vaudreuil-dorion saint-georges alma val-d'or magog matane gaspe sept-iles
    baie-comeau joliette thetford amos chibougamau roberval kuujjuaq cowansville lachute
    mont-laurier riviere-du-loup carleton-sur-mer jonquiere chicoutimi kahnawake wendake outaouais
    abitibi abitibi-temiscamingue temiscamingue mauricie estrie monteregie lanaudiere laurentides
    charlevoix gaspesie bas-saint-laurent cote-nord nord-du-quebec centre-du-quebec
    chaudiere-appalaches capitale-nationale saguenay-lac-saint-jean iles-de-la-madeleine
    lac-saint-jean nunavik eeyou istchee beauce portneuf verdun lasalle lachine anjou outremont
    westmount rosemont hochelaga hochelaga-maisonneuve villeray ahuntsic cartierville plateau
    mont-royal ville-marie ville-emard parc-extension cote-des-neiges canada ontario manitoba
    alberta saskatchewan nouveau-brunswick terre-neuve ottawa toronto vancouver calgary france paris
    belgique suisse haiti maroc algerie tunisie liban etats-unis europe afrique amerique asie
    america africa england york usa london canadian canadien canadienne canadiens americain
    americaine brunswick scotia columbia newfoundland labrador nunavut yukon new old
""")
ORGANISATIONS = _set("""
    academie action aide aile alliance antenne assemblee assistance association barreau bibliotheque
    bureau cafe calacs cavac cegep centre center chambre charte church cegeps cisss ciusss clinic
    clinique clsc club coalition code college collective collectif comite commission committee
    community communaute conseil corporation cour court curateur department departement direction
    division ecole eglise entraide equipe etat faculte federation femmes fete fondation forum
    foundation gouvernement government groupe group guide health hebergement help high home hospital
    hopital hotel house hotline info info-sante info-social institut institute international jour
    journee justice lac lake law legal ligne line ligue local loi maison marche ministere ministry
    ministre mont montagne mount mouvement municipalite national nationale network nord office
    organisme organisation ouest est sud park parc parlement pavillon place plan police pont portail
    premiere premieres premier prix procureur program programme projet project protection protecteur
    public publique regroupement regie rencontre research reseau resource resources ressource
    riviere river rue avenue boulevard chemin route street road saint sainte salle sante school
    secours secretariat securite service services sexual sexuelles societe society south north east
    west succursale surete support syndicat table theatre therapy tribunal unite united universite
    university victim victims victimes ville village violence women women's youth jeunesse jeunes
    enfants nations nation chapitre chapter section article tableau figure annexe page partie part
    module volume
""")
OTHER = _set("""
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
    decembre january february march april may june july august september october november december
    noel christmas paques easter halloween ramadan english french francais francaise anglais
    anglaise espagnol spanish inuit innu innue cri cree atikamekw mohawk facebook messenger
    instagram google microsoft teams zoom word excel apple iphone android internet web wikipedia
    youtube tiktok snapchat whatsapp netflix drive covid dieu god bible coran quran meta moi too me
    presidente president directrice directeur ministre mairesse maire depute deputee coordonnatrice
    senatrice je tu il elle on nous vous ils elles i we you he she they it my your his her our their
    and or but if when et ou mais donc ni car que qui quand comme si puis alors merci bonjour
    bonsoir allo hello hi dear thanks cher chere chers cheres oui non yes no la le les un une des
    mon ma mes ton ta tes son sa ses ce cette ces in at the this that there here what who why how
    where after before then so also not tout toute tous toutes plus aussi dans sur sous avec sans
    pour par chez vers depuis pendant apres avant
""")
NOBODY = PLACES | ORGANISATIONS | OTHER
