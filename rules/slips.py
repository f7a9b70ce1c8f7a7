"""How many slips of the finger lie between two words."""

MANY = 3  # stands for any number from 3 on: nobody means a word that far away


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour to get from one word to the other."""
    if abs(len(one) - len(other)) >= MANY:
        return MANY
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before_last[column - 2] + 1)
            now.append(cost)
        before_last, last = last, now
        if min(last) >= MANY:
            return MANY
    return last[-1]
