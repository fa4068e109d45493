"""Which rows of a set are put away."""

from bench._put_away import is_put_away


def test_a_third_of_the_keys_is_put_away() -> None:
    assert 900 < sum(is_put_away(f"host{number}.example") for number in range(3000)) < 1100


def test_a_key_falls_on_the_side_that_it_always_had() -> None:
    assert [is_put_away(key) for key in ("a.example", "b.example", "c.example")] == [True, False, True]
