from tui.store.reading.suggest import Suggestions


def test_the_nearest_name_is_proposed() -> None:
    assert Suggestions()("titel", ["title", "level"]) == "title"
    assert Suggestions()("xyz", ["title", "level"]) is None


def test_nothing_is_proposed_once_enough_was_compared() -> None:
    nearest = Suggestions()
    names = [f"item {number}" for number in range(10_000)]
    assert nearest("itm 7", names) == "item 7"
    assert nearest("itm 8", names) == "item 8"
    assert nearest("itm 9", names) is None
