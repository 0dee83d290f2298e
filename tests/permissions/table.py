# SPDX-License-Identifier: EUPL-1.2
"""The table: what everybody gets at every address, by method.

Read a row as: this address, asked this way at this place, with this form, gives each person this status.
302 for somebody who is not signed in is the way to the sign-in page; 302 after a POST is an act that was done.
A method that no row of an address names is refused with 405 (tested apart).
"""

from dataclasses import dataclass

from tests.permissions.people import Person


@dataclass(frozen=True)
class Row:
    """One line of the table; `place` and `form` are names in the world."""

    url: str
    method: str
    place: str
    form: str
    expected: tuple[int, ...]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.url, self.method, self.place, self.form)))


def _row(line: str) -> Row:
    url, method, place, form, statuses = (cell.strip() for cell in line.split("|"))
    expected = tuple(int(status) for status in statuses.split())
    assert len(expected) == len(Person), line
    return Row(url, method, place, form, expected)


# anon: nobody signed in; none: signed in without mandate; other: owner of something else; moni: monitoring party
TABLE = """
address              | method | place                       | form             | anon none read own othr chair team moni
shell:landing        | GET    | site                        |                  | 302 200 302 302 302 302 302 302
shell:sign-in        | GET    | site                        |                  | 200 302 302 302 302 302 302 302
shell:sign-in        | POST   | site                        | nothing          | 422 422 422 422 422 422 422 422
shell:demo-sign-in   | POST   | site                        | nothing          | 404 404 404 404 404 404 404 404
shell:sign-out       | POST   | site                        | nothing          | 302 302 302 302 302 302 302 302
shell:theme          | POST   | site                        | nothing          | 302 302 302 302 302 302 302 302
shell:language       | POST   | site                        | nothing          | 302 302 302 302 302 302 302 302
shell:terms          | GET    | site                        |                  | 200 200 200 200 200 200 200 200
shell:accessibility  | GET    | site                        |                  | 200 200 200 200 200 200 200 200
shell:gallery        | GET    | site                        |                  | 404 404 404 404 404 404 404 404
shell:health         | GET    | site                        |                  | 200 200 200 200 200 200 200 200
cockpit:page         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
cockpit:overdue      | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
themes:list          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
themes:page          | GET    | theme                       |                  | 302 403 200 200 200 200 200 200
themes:page          | GET    | theme elsewhere             |                  | 302 403 404 404 404 404 404 404
flowcharts:list      | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
flowcharts:page      | GET    | theme                       |                  | 302 403 200 200 200 200 200 200
flowcharts:page      | GET    | theme elsewhere             |                  | 302 403 404 404 404 404 404 404
flowcharts:svg       | GET    | theme                       |                  | 302 403 200 200 200 200 200 200
flowcharts:svg       | GET    | theme elsewhere             |                  | 302 403 404 404 404 404 404 404
flowcharts:pdf       | GET    | theme                       |                  | 302 403 200 200 200 200 200 200
flowcharts:pdf       | GET    | theme elsewhere             |                  | 302 403 404 404 404 404 404 404
actions:list         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
actions:page         | GET    | own action                  |                  | 302 403 200 200 200 200 200 200
actions:page         | GET    | action elsewhere            |                  | 302 403 404 404 404 404 404 404
actions:owner-assign | GET    | ownerless action            |                  | 302 403 403 403 403 403 200 403
actions:owner-assign | POST   | ownerless action            | owner            | 302 403 403 403 403 403 302 403
actions:owner-assign | GET    | action elsewhere            |                  | 302 403 404 404 404 404 404 404
actions:amend        | GET    | own action                  |                  | 302 403 403 200 403 403 200 403
actions:amend        | POST   | own action                  | later deadline   | 302 403 403 302 403 403 302 403
actions:amend        | POST   | own action                  | other title      | 302 403 403 422 403 403 302 403
actions:amend        | GET    | ownerless action            |                  | 302 403 403 403 403 403 200 403
actions:amend        | GET    | action elsewhere            |                  | 302 403 404 404 404 404 404 404
parties:list         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
parties:page         | GET    | party                       |                  | 302 403 200 200 200 200 200 200
calendar:page        | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
calendar:feed        | GET    | accord                      |                  | 404 404 404 404 404 404 404 404
about:page           | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
bodies:page          | GET    | body                        |                  | 302 403 200 200 200 200 200 200
bodies:page          | GET    | body elsewhere              |                  | 302 403 404 404 404 404 404 404
sources:list         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
sources:page         | GET    | document                    |                  | 302 403 200 200 200 200 200 200
figures:page         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
journal:page         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
search:page          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
glossary:page        | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
answering:mine       | GET    | site                        |                  | 403 200 200 200 200 200 200 200
answering:mine       | POST   | site                        | owner's answer   | 403 409 409 302 422 422 409 409
answering:mine       | POST   | site                        | another's answer | 403 409 409 409 302 422 409 409
answering:mine       | POST   | site                        | chair's answer   | 403 409 409 409 422 302 409 409
answering:open       | GET    | link that was altered       |                  | 404 404 404 404 404 404 404 404
answering:receipt    | GET    | site                        |                  | 403 302 302 200 302 302 302 302
answering:leave      | GET    | site                        |                  | 200 200 200 200 200 200 200 200
answering:leave      | POST   | site                        | nothing          | 302 302 302 302 302 302 302 302
answering:draft      | POST   | owner's open question       | owner's answer   | 403 403 403 200 403 403 403 403
answering:time       | POST   | site                        | time spent       | 403 204 204 204 204 204 204 204
rounds:list          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
rounds:open          | GET    | accord                      |                  | 302 403 403 403 403 403 200 200
rounds:open          | POST   | other accord                | next round       | 302 403 403 403 403 403 302 302
rounds:page          | GET    | open round                  |                  | 302 403 200 200 200 200 200 200
rounds:page          | GET    | closed round                |                  | 302 403 200 200 200 200 200 200
rounds:progress      | GET    | open round                  |                  | 302 403 403 403 403 403 200 200
rounds:progress      | GET    | closed round                |                  | 302 403 403 403 403 403 200 200
rounds:needs         | GET    | open round                  |                  | 302 403 404 404 404 404 404 404
rounds:needs         | GET    | closed round                |                  | 302 403 200 200 200 200 200 200
rounds:edition       | GET    | first edition               |                  | 302 403 200 200 200 200 200 200
rounds:edition       | GET    | missing edition             |                  | 302 403 404 404 404 404 404 404
rounds:answer        | GET    | owner's request             |                  | 302 403 404 302 404 404 200 200
rounds:answer        | GET    | another's request           |                  | 302 403 404 404 302 404 200 200
rounds:answer        | GET    | chair's request             |                  | 302 403 404 404 404 302 200 200
rounds:answer        | GET    | request elsewhere           |                  | 302 403 404 404 404 404 404 404
rounds:answer        | GET    | request of another round    |                  | 302 403 404 404 404 404 404 404
rounds:theme         | GET    | theme in open round         |                  | 302 403 403 403 403 200 200 200
rounds:theme         | GET    | foreign theme in open round |                  | 302 403 404 404 404 404 404 404
rounds:review        | GET    | open round                  |                  | 302 403 403 403 403 403 200 200
rounds:review        | POST   | open round                  | accept           | 302 403 403 403 403 403 403 302
rounds:review        | POST   | open round                  | ask back         | 302 403 403 403 403 403 403 302
rounds:deadline      | GET    | open round                  |                  | 302 403 403 403 403 403 200 200
rounds:deadline      | POST   | open round                  | later due date   | 302 403 403 403 403 403 302 302
invitations:people   | GET    | open round                  |                  | 302 403 403 403 403 403 200 200
invitations:people   | GET    | closed round                |                  | 302 403 403 403 403 403 200 200
invitations:person   | GET    | owner's invitation          |                  | 302 403 403 403 403 403 200 200
invitations:person   | POST   | owner's invitation          | revoke           | 302 403 403 403 403 403 302 302
invitations:person   | GET    | invitation elsewhere        |                  | 302 403 403 403 403 403 404 404
invitations:reminders | GET   | owner's reminders           |                  | 200 200 200 200 200 200 200 200
invitations:reminders | POST  | owner's reminders           | one click        | 302 302 302 302 302 302 302 302
invitations:reminders | GET   | altered reminders           |                  | 404 404 404 404 404 404 404 404
invitations:mailbox  | GET    | site                        |                  | 302 404 404 404 404 404 404 404
rounds:review        | POST   | open round                  | use question     | 302 403 403 403 403 403 200 200
rounds:review        | POST   | open round                  | remark           | 302 403 403 403 403 403 403 302
rounds:theme         | POST   | theme in open round         | judgement        | 302 403 403 403 403 302 403 403
rounds:verify        | GET    | owner's question            |                  | 302 403 403 403 403 403 403 200
rounds:verify        | POST   | owner's question            | verified         | 302 403 403 403 403 403 403 302
rounds:verify        | GET    | open question elsewhere     |                  | 302 403 403 403 403 403 403 404
rounds:close         | GET    | open round                  |                  | 302 403 403 403 403 403 200 200
rounds:close         | POST   | open round                  | confirmed        | 302 403 403 403 403 403 302 302
answering:correct    | GET    | owner's closed question     |                  | 302 403 404 200 404 404 403 200
answering:correct    | POST   | owner's closed question     | correction       | 302 403 404 302 404 404 403 302
answering:correct    | GET    | question elsewhere          |                  | 302 403 404 404 404 404 404 404
rounds:publish       | GET    | closed round                |                  | 302 403 403 403 403 403 200 200
rounds:publish       | POST   | closed round                | reason           | 302 403 403 403 403 403 302 302
burden:page          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
burden:party         | GET    | party                       |                  | 302 403 404 200 404 404 200 200
burden:limits        | GET    | accord                      |                  | 302 403 403 403 403 403 200 403
burden:limits        | POST   | accord                      | burden limit     | 302 403 403 403 403 403 302 403
handover:delegate    | GET    | owner's open question       |                  | 403 404 404 200 404 404 404 404
handover:delegate    | POST   | owner's open question       | colleague        | 403 404 404 302 404 404 404 404
handover:transfer    | GET    | owner's open question       |                  | 403 404 404 200 404 404 404 404
handover:transfer    | POST   | owner's open question       | other party      | 403 404 404 302 404 404 404 404
handover:received    | GET    | site                        |                  | 403 200 200 200 200 200 200 200
handover:received    | POST   | site                        | accept transfer  | 403 404 404 403 302 404 404 404
handover:list        | GET    | accord                      |                  | 302 403 403 403 403 403 200 200
handover:list        | POST   | other accord                | transfer again   | 302 403 403 403 403 403 302 302
handover:list        | POST   | accord that is not there    | transfer again   | 302 404 404 404 404 404 404 404
trends:page          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
trends:flow          | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
trends:moved         | GET    | accord                      |                  | 302 403 404 404 404 404 404 404
trends:drift         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
trends:stale         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
trends:waiting       | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
trends:action        | GET    | own action                  |                  | 302 403 200 200 200 200 200 200
trends:action        | GET    | action elsewhere            |                  | 302 403 404 404 404 404 404 404
reports:list         | GET    | accord                      |                  | 302 403 200 200 200 200 200 200
reports:page         | GET    | closed round                |                  | 302 403 200 200 200 200 200 200
reports:page         | GET    | open round                  |                  | 302 403 404 404 404 404 404 404
reports:download     | GET    | report                     |                  | 302 403 200 200 200 200 200 200
intake:list          | GET    | accord                      |                  | 302 403 403 403 403 403 200 403
intake:list          | POST   | accord                      | nothing          | 302 403 403 403 403 403 422 403
intake:page          | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:page          | GET    | list that is not there      |                  | 302 403 403 403 403 403 404 403
intake:mapping       | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:columns       | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:columns       | POST   | list on its way in          | columns          | 302 403 403 403 403 403 302 403
intake:words         | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:words         | POST   | list on its way in          | nothing          | 302 403 403 403 403 403 302 403
intake:difference    | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:difference    | POST   | list on its way in          | nothing          | 302 403 403 403 403 403 302 403
intake:write         | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:write         | POST   | list on its way in          | nothing          | 302 403 403 403 403 403 302 403
intake:discard       | GET    | list on its way in          |                  | 302 403 403 403 403 403 200 403
intake:discard       | POST   | list on its way in          | confirmed        | 302 403 403 403 403 403 302 403
intake:again         | POST   | list on its way in          | nothing          | 302 403 403 403 403 403 302 403
workbooks:list       | GET    | open round                  |                  | 302 403 200 200 200 200 200 200
workbooks:list       | GET    | closed round                |                  | 302 403 200 200 200 200 200 200
workbooks:list       | POST   | open round                  | own workbook     | 302 403 422 200 200 200 422 422
workbooks:list       | POST   | open round                  | round's workbook | 302 403 403 403 403 403 200 200
workbooks:list       | POST   | open round                  | theme's workbook | 302 403 403 403 403 200 200 200
workbooks:list       | POST   | open round                  | no file          | 302 403 422 422 422 422 422 422
workbooks:upload     | GET    | owner's upload              |                  | 302 403 404 200 404 404 200 200
workbooks:upload     | POST   | owner's upload              | take all over    | 302 403 404 302 404 404 302 302
workbooks:upload     | GET    | upload at another round     |                  | 302 403 404 404 404 404 404 404
workbooks:batch      | GET    | owner's batch               |                  | 302 403 404 200 404 404 200 200
workbooks:batch      | POST   | owner's batch               | nothing          | 302 403 404 302 404 404 302 302
workbooks:batch      | GET    | batch at another round      |                  | 302 403 404 404 404 404 404 404
workbooks:own-batch  | GET    | batch of one's own          |                  | 403 404 404 200 404 404 404 404
workbooks:own-batch  | POST   | batch of one's own          | nothing          | 403 404 404 302 404 404 404 404
workbooks:own        | GET    | site                        |                  | 403 200 200 200 200 200 200 200
workbooks:own        | POST   | site                        | nothing          | 403 404 404 404 404 404 404 404
workbooks:own-upload | GET    | upload of one's own         |                  | 403 404 404 200 404 404 404 404
workbooks:own-upload | POST   | upload of one's own         | take all over    | 403 404 404 302 404 404 404 404
sources:list         | GET    | accord that is not there    |                  | 302 404 404 404 404 404 404 404
"""

ROWS = tuple(_row(line) for line in TABLE.strip().splitlines()[1:])

OPEN_TO_ALL = {
    "answering:mine",
    "answering:open",
    "answering:receipt",
    "answering:leave",
    "answering:draft",
    "answering:time",
    "calendar:feed",
    "handover:delegate",
    "handover:received",
    "handover:transfer",
    "invitations:reminders",
    "shell:landing",
    "shell:sign-in",
    "shell:demo-sign-in",
    "shell:theme",
    "shell:language",
    "shell:terms",
    "shell:accessibility",
    "shell:gallery",
    "shell:health",
    "workbooks:own",
    "workbooks:own-upload",
    "workbooks:own-batch",
}
"""Addresses that need no sign-in; whatever else is added to them is added here on purpose."""

SIGNED_ADDRESSES = {"invitations:reminders"}
"""Acts that the address itself permits, by a signature in it: a mail program posts there without a form (RFC 8058)."""
