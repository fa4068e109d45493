"""What small models get wrong when they condense: doers, attempts, counts, likenesses, verbs and ends."""

from __future__ import annotations

import pytest

from digest.models import Support
from digest.summarise.check.evidence import judge
from digest.summarise.read.passages import article_passages
from digest.summarise.write.drafting import weighed
from tests.builders import article


def _wrong(sentence: str, passage: str) -> bool:
    return judge(sentence, passage.split(" | ")).support is not Support.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Three pupils in three villages fell ill.", "Thirteen pupils in three villages fell ill last week."),
        ("Nine boats brought 40 sailors home.", "Forty boats brought nine sailors home."),
        ("The fire destroyed 12 barns and killed 30 cows.", "The fire destroyed 30 barns and killed 12 cows."),
        ("The pilots were taken to hospital in Norrby.", "One pilot was taken to hospital in Norrby."),
        ("The farmers blocked the road to Norrby.", "Some farmers blocked the road to Norrby on Friday."),
        ("All the dockers went home at noon.", "A few dockers went home at noon, the union said."),
        ("Two judges heard six witnesses.", "Six judges heard two witnesses in the old court."),
        (
            "Four hundred voters in two wards were sent home.",
            "Two hundred voters in four wards were sent home.",
        ),
        (
            "Five nurses treated the eleven patients.",
            "Eleven nurses treated the five patients.",
        ),
        (
            "Two residents of a home for twelve were saved.",
            "Twelve residents of a home for two dozen were saved; two dogs died.",
        ),
        (
            "The trains were cancelled because of snow.",
            "One train was cancelled because of snow.",
        ),
        (
            "Every teacher signed the letter.",
            "Many teachers signed the letter.",
        ),
    ],
)  # fmt: skip
def test_a_number_counts_what_it_counts_in_the_passages(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "The harbour board defended the dredging plan.",
            "The harbour board was silent as the mayor defended the dredging plan on Tuesday.",
        ),
        (
            "Ilva Moreno issued a stern warning to the shipyard.",
            "The letters of Ilva Moreno came as Norrby – the oldest port – issued a stern warning to the shipyard.",
        ),
        (
            "The audit was criticised by the dairy.",
            "The audit criticised the dairy for its old milk tanks.",
        ),
        (
            "Ada Lund, a teacher accused of fraud, will speak to the council.",
            "Ada Lund, the teacher who has accused the mayor of fraud, will speak to the council.",
        ),
        (
            "The audit of the old milk tanks was criticized by the dairy.",
            "The audit of the old milk tanks criticised the dairy.",
        ),
        (
            "The new dairy in the valley criticised auditors of the town.",
            "The new dairy in the valley was criticised by auditors of the town.",
        ),
        (
            "The old ferry rammed the trawler off Norrby in fog.",
            "The old ferry was rammed by the trawler off Norrby in fog on Monday.",
        ),
        (
            "The union sued the shipyard over unpaid wages.",
            "The shipyard sued the union over the strike, which was about unpaid wages.",
        ),
        (
            "The ferry was rammed by the trawler off Norrby.",
            "The trawler was rammed by the ferry off Norrby on Monday.",
        ),
        (
            "Per Moe said that she rejected the offer of the bank.",
            "He rejected the offer of the bank, Per Moe said.",
        ),
        (
            "Anna Berg praised the old theatre.",
            "Anna Berg left early, and Karl Dahl praised the old theatre.",
        ),
        (
            "The report was attacked by the minister of health.",
            "The report attacked the minister of health for his delay.",
        ),
        (
            "The police filed a complaint against the cyclist.",
            "The cyclist filed a complaint against the police after the stop.",
        ),
        (
            "The coach praised the striker after the match.",
            "The striker praised the coach after the match.",
        ),
        (
            "A nurse charged with theft has spoken to reporters.",
            "A nurse who charged her boss with theft has spoken to reporters.",
        ),
        (
            "Norway rejected the treaty on fishing.",
            "Norway signed while Denmark rejected the treaty on fishing.",
        ),
        (
            "The senate passed the bill after midnight.",
            "The senate was asleep when the house passed the bill after midnight.",
        ),
        (
            "He was freed by the rebels on Friday.",
            "He was freed on Friday. Nobody knows why the militia had taken him.",
        ),
    ],
)  # fmt: skip
def test_whoever_does_a_deed_does_it_in_the_passages(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The satellite was destroyed by the crew.", "The crew tried to destroy the satellite."),
        ("The council sold the old ferry.", "The council plans to sell the old ferry next spring."),
        ("Rebels attacked the radio mast.", "Rebels threatened to attack the radio mast."),
        ("The bank has closed its branch in Norrby.", "The bank agreed to close its branch in Norrby."),
        ("Per Moe returned the stolen paintings.", "Police asked Per Moe to return the stolen paintings."),
        ("The clerk burned the letters.", "The clerk is accused of burning the letters."),
        ("The minister leaked the report.", "The minister denied leaking the report."),
        ("The museum bought the ship.", "The museum made an offer to buy the ship."),
        (
            "The drone was shot down over the lake.",
            "Soldiers tried to shoot down the drone over the lake.",
        ),
        (
            "The company cut 300 jobs.",
            "The company threatened to cut 300 jobs.",
        ),
        (
            "The senator withdrew from the race.",
            "The governor urged the senator to withdraw from the race.",
        ),
        (
            "The driver was paid by the company.",
            "The driver says the company agreed to pay him; the company promised to pay the driver.",
        ),
        (
            "Lawmakers banned plastic bags in the capital.",
            "Lawmakers want to ban plastic bags in the capital.",
        ),
    ],
)  # fmt: skip
def test_what_was_only_meant_or_alleged_is_not_told_as_done(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Her brother, Nils Berg, is loyal to the mayor.", "She came with her brother, Nils Berg, a source loyal to the mayor said."),
        ("The new bridge is unsafe.", "Engineers of the unsafe mine came to see the new bridge."),
        ("The dairy is bankrupt.", "A bankrupt rival sold its trucks to the dairy."),
        ("The old lighthouse is a museum.", "The keeper of a museum in Norrby painted the old lighthouse."),
        ("The mayor is ill.", "Nurses of the ill wrote a letter, and the mayor read it."),
        (
            "The singer, a court in Oslo, lost the case.",
            "The singer lost the case, and then in the spring of the following year a court in Oslo fined her.",
        ),
    ],
)  # fmt: skip
def test_something_is_what_a_passage_says_it_is(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Its third year as the busiest port of the north.", "It ended its tenth year as a free town, and its third year as the busiest port of the north."),
        ("A brand-new ferry for the islands of the north.", "The town has ordered a brand-new ferry for the islands of the north."),
        ("The mistrust grows between the island and the U.K.", "The mistrust grows between the island and the U.K. fishing ministry."),
        ("The union met in the office of the U.N.", "The union met in the office of the U.N. labour agency."),
        ("The court called the argument of the dairy.", "The court called the argument of the dairy “well made.”"),
        ("The mayor declared the whole plan.", "The mayor declared the whole plan “dead and buried” on Friday."),
        ("The report to the council was written by Dr.", "The report to the council was written by Dr. Ada Lund."),
        (
            "The only woman on the board of the bank.",
            "She is the only woman on the board of the bank.",
        ),
        (
            "A deal between the union and the E.U.",
            "A deal between the union and the E.U. fishing fleet was signed.",
        ),
        (
            "Critics branded the law on schools.",
            "Critics branded the law on schools “cruel and useless”.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_has_a_verb_and_ends_where_its_passage_may_end(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The dredger is being scrapped, and the crew of Norrby waits for word.", "The dredger left the harbour of Norrby; its crew waits for word."),
        ("The memo of Ada Lund condemns the secrecy of dealings in the yards.", "Ada Lund got attention for her memo. | Secrecy of dealings was never found."),
        ("The town has banished the circus to the meadows of the far east.", "The circus came to town and pitched its tents on eastern meadows."),
        ("The new law restricts the fishing of the poorer islanders there.", "The new law lets the islanders fish by day as well as by night."),
        ("The council has demolished an old mill with the help of divers.", "Divers looked at the old mill, and the council listened to them."),
    ],
)  # fmt: skip
def test_a_deed_is_told_in_a_passage(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "The pilot ignored the order.",
            "The airline claims that the pilot ignored the order.",
        ),
        (
            "Vaccines poisoned the wells of the valley.",
            "A radio host alleged that vaccines poisoned the wells of the valley.",
        ),
        (
            "The election in Norrby was rigged by the mayor's friends.",
            "The loser insists that the election in Norrby was rigged by the mayor's friends.",
        ),
        (
            "The new mast makes the hens of the village ill.",
            "Karl Dahl believes the new mast makes the hens of the village ill.",
        ),
        (
            "The harbour fund paid for the holiday of the clerk.",
            "A rival suspects that the harbour fund paid for the holiday of the clerk.",
        ),
    ],
)
def test_what_somebody_claims_is_not_told_as_a_fact(sentence: str, passage: str) -> None:
    assert _wrong(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Three pupils of thirteen fell ill.", "Three pupils of thirteen fell ill last week, the school said."),
        ("Mayor Ada Lund defended the dredging plan.", "On Tuesday she defended the dredging plan. | Mayor Ada Lund has many critics."),
        ("The dairy was criticised by the audit.", "The audit criticised the dairy for its old milk tanks."),
        ("The shipyard was sued by the union over wages.", "The union has sued the shipyard over unpaid wages."),
        ("The crew tried to destroy the satellite.", "The crew tried to destroy the satellite on Monday."),
        ("The bank closed its branch in Norrby.", "The bank agreed to close its branch in Norrby. | On Friday the bank closed its branch."),
        ("Ilva Moreno, the mayor of Norrby, is ill.", "Ilva Moreno is ill. | Ilva Moreno, the mayor of Norrby, spoke."),
        ("The yard was closed to visitors from the U.K.", "The yard was closed to visitors from the U.K. after the storm."),
        ("The mayor declared the plan dead.", "The mayor declared the plan dead, “once and for all”."),
        ("The farmers blocked the road.", "Some farmers came early. | The farmers blocked the road to Norrby."),
        ("Karl Dahl, an actor of 40, praised the old theatre.", "Karl Dahl, an actor of 40, praised the old theatre on Sunday."),
        ("Farmers in the north often pay a premium for seed.", "Farmers in the north often pay a premium for seed, a study found."),
        (
            "The coach was praised by the striker.",
            "The striker praised the coach after the match.",
        ),
        (
            "Two people died and three people were injured.",
            "Three people were injured and two died in the fire.",
        ),
        (
            "Lawmakers banned plastic bags.",
            "Lawmakers want to ban plastic straws, too. | Lawmakers banned plastic bags last year.",
        ),
        (
            "Ada Lund is a popular mayor.",
            "The popular mayor, Ada Lund, spoke.",
        ),
        (
            "Ada Lund, 44, was arrested on Monday.",
            "Police arrested Ada Lund, 44, on Monday.",
        ),
        (
            "The senator agreed to withdraw from the race.",
            "The senator has agreed to withdraw from the race.",
        ),
        (
            "The firm, which makes boats, cut 300 jobs.",
            "The firm cut 300 jobs. | The firm makes boats.",
        ),
        (
            "Five of the eleven patients went home.",
            "Five of the eleven patients went home on Sunday.",
        ),
        (
            "She said the vaccines were safe for the children of the valley.",
            "She claims the vaccines were safe for the children of the valley.",
        ),
        (
            "Norway and Denmark rejected the treaty on fishing.",
            "Norway as well as Denmark rejected the treaty on fishing.",
        ),
        (
            "The mayor criticised the audit and the dairy.",
            "The mayor, who runs the port, criticised the audit and the dairy.",
        ),
        (
            "Karl Dahl won the race for the third time.",
            "He won the race for the third time. | Karl Dahl is 30.",
        ),
        (
            "The union sued.",
            "The union sued the shipyard.",
        ),
        (
            "The ferry was damaged in the storm.",
            "The storm damaged the ferry.",
        ),
        (
            "Police said the man fled to the U.S.",
            "Police said the man fled to the U.S. in a stolen car.",
        ),
        (
            "The school closed after a fire.",
            "The council agreed to close the school after a fire. | The school closed after a fire on Monday.",
        ),
    ],
)  # fmt: skip
def test_what_is_rightly_condensed_is_left_alone(sentence: str, passage: str) -> None:
    assert judge(sentence, passage.split(" | ")).reasons == ()


SHE = (
    "Ilva Moreno has often spoken of her work in the harbour of Norrby. "
    "She chose to keep the price of the old ferry a secret. "
    "Per Moe, who paints boats, stood beside her. "
    "He bought a small boat with a red sail."
)


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("Ilva Moreno kept the price of the old ferry a secret.", True),
        ("Moreno chose to keep the price of the old ferry a secret.", True),
        ("Per Moe bought a small boat with a red sail.", True),
        ("Moe bought a small boat with a red sail in Norrby.", True),
        ("Per Moe kept the price of the old ferry a secret.", False),
        ("Ilva Moreno spoke, while Moe kept the price of the old ferry a secret.", False),
        ("Ilva Moreno bought a small boat with a red sail.", False),
        ("Moreno bought a small boat with a red sail in the harbour.", False),
        ("Per Moe has kept the price of the old ferry secret.", False),
    ],
)
def test_a_name_stands_only_for_its_own_pronoun(sentence: str, *, is_right: bool) -> None:
    found = article_passages(article(text=SHE))
    assert (weighed(sentence, found)[0] is not None) == is_right


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "Der Stadtrat von Norrby will die alte Schule an der Brücke schließen.",
            "Der Stadtrat von Norrby will nach dem Brand die alte Schule an der Brücke schließen, hieß es.",
        ),
        (
            "El alcalde de la ciudad defendió el plan de la presa.",
            "El alcalde de la ciudad, Per Moe, defendió el martes el plan de la presa.",
        ),
        (
            "As obras da ponte velha começam para a semana, com o apoio da cidade.",
            "As obras da ponte velha, que custam pouco, começam para a semana, com o apoio da cidade.",
        ),
        (
            "La mairie a fermé le port de la vieille ville.",
            "La mairie a fermé le port de la vieille ville après la tempête de lundi.",
        ),
        (
            "De haven was in de winter van dat jaar gesloten.",
            "De haven was, zo zei men, in de winter van dat jaar gesloten.",
        ),
        ("Турнир в городе выиграла команда юга.", "Турнир в городе в пятницу выиграла команда юга."),
    ],
)
def test_sentences_in_other_languages_are_left_alone(sentence: str, passage: str) -> None:
    assert judge(sentence, [passage]).reasons == ()
