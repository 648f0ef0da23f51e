"""Programs are told from people by what they call themselves."""

import pytest

from namhoc.front.robots import is_robot


@pytest.mark.parametrize(
    "browser",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "python-requests/2.32",
        "curl/8.5.0",
    ],
)
def test_a_program_is_a_program(browser):
    assert is_robot(browser)


@pytest.mark.parametrize(
    "browser",
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; SM-A145F) Chrome/139.0 Mobile Safari/537.36 Zalo android/12080687",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) coc_coc_browser/132.0.0 Chrome/126.0.0.0 Safari/537.36",
    ],
)
def test_a_browser_of_here_is_a_person(browser):
    assert not is_robot(browser)
