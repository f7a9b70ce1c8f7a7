"""The pack as a Word document: marked, plain text whatever was typed, its lists under headings."""

import io

import docx

from documents.pack import document


def written(**given):
    whole = {"title": "The pack for Tuesday 2 March 2027", "below": "Northbrook", "marking": "OFFICIAL"}
    content = document(**whole | {"facts": [("Overdue", "2")], "parts": [("Agenda", ["1. Welcome"])]} | given)
    return docx.Document(io.BytesIO(content))


def test_a_pack_has_its_title_its_counts_and_its_lists():
    file = written()
    assert [(one.style.name, one.text) for one in file.paragraphs] == [
        ("Heading 1", "The pack for Tuesday 2 March 2027"),
        ("Normal", "Northbrook"),
        ("Heading 2", "Agenda"),
        ("List Bullet", "1. Welcome"),
    ]
    assert [cell.text for cell in file.tables[0].rows[0].cells] == ["Overdue", "2"]


def test_every_page_is_marked_and_a4():
    page = written(marking="OFFICIAL").sections[0]
    assert page.header.paragraphs[0].text == page.footer.paragraphs[0].text == "OFFICIAL"
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_the_document_names_no_library_as_its_author():
    about = written().core_properties
    assert (about.author, about.title, about.comments) == ("Prevent Clerk", "The pack for Tuesday 2 March 2027", "")


def test_what_people_typed_is_text():
    typed = '<w:p/> &amp; {HYPERLINK "https://e.example"} =cmd|1'
    lines = [one.text for one in written(parts=[("Agenda", [typed])]).paragraphs]
    assert any("<w:p/> &amp;" in line and "HYPERLINK" in line for line in lines)


def test_characters_a_document_cannot_hold_do_not_stop_it():
    assert "bell" in written(parts=[("Agenda", ["a bell \x07 rings"])]).paragraphs[-1].text
