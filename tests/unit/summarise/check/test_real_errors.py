"""All checks together, on sentences that small models condensed rightly and wrongly."""

from __future__ import annotations

import pytest

from digest.models import Support
from digest.summarise.check.evidence import judge


def _wrong(sentence: str, passage: str) -> bool:
    return judge(sentence, passage.split(" | ")).support is not Support.SUPPORTED


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "Four hundred voters in two wards were sent home.",
            "Two hundred voters in four wards were sent home.",
        ),
        ("Every teacher signed the letter.", "Many teachers signed the letter."),
        (
            "He was freed by the rebels on Friday.",
            "He was freed on Friday. Nobody knows why the militia had taken him.",
        ),
        (
            "The town has banished the circus to the meadows of the far east.",
            "The circus came to town and pitched its tents on eastern meadows.",
        ),
        (
            "The council has demolished an old mill with the help of divers.",
            "Divers looked at the old mill, and the council listened to them.",
        ),
    ],
)
def test_what_its_own_check_does_not_tell_another_one_refuses(sentence: str, passage: str) -> None:
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
