"""The sample of Điện Biên: two offices, their schools and years, made up the same way each time.

Facts that the two pages of 2021 publish follow from what is written here; none of them is written itself.
"""
