/** Title, question and answer of ordinary conversations. */
export const subjects: readonly (readonly [string, string, string])[] = [
  [
    "Notice period in the tenancy agreement",
    "The agreement says three months to the end of a quarter. When can I leave if I write today?",
    "Counted from today the next quarter ends on 31 March, so the flat is yours until **31 March**.",
  ],
  [
    "SQL: running totals per customer",
    "How do I get a running total of orders for each customer?",
    "Use a window: `sum(amount) over (partition by customer order by day)`.",
  ],
  [
    "Why is the sky dark at night?",
    "There are stars in every direction. Why is it dark?",
    "Because the universe has an age: light from beyond a certain distance **has not reached us yet**.",
  ],
  [
    "Cover letter, second draft",
    "Make this letter shorter and less stiff.",
    "Here is a version with 180 words; the first sentence now says what you bring.",
  ],
  [
    "Knitting a hat for a big head",
    "The pattern is for 54 cm, I need 61 cm.",
    "Cast on **12 stitches** more, that is one repeat of the cable.",
  ],
  [
    "日本語の助詞「は」と「が」の違い",
    "「は」と「が」はどう使い分けますか。",
    "**は**は話題を、**が**は新しい情報を示します。",
  ],
  [
    "Refactoring a parser into small functions",
    "This function has 400 lines. Where do I begin?",
    "Begin with a test for every branch, then cut along the `switch`.",
  ],
  [
    "A quiet bike for the way to work",
    "Twelve kilometres, two hills, rain. Hub gear or derailleur?",
    "For rain and little care: **hub gear with a belt**.",
  ],
  [
    "Budget for a year abroad",
    "What do people forget?",
    "Deposits, the second winter coat, and the flight home at short notice.",
  ],
  [
    "Git: undo the last commit, keep the work",
    "I committed too early.",
    "`git reset --soft HEAD~1` keeps everything staged.",
  ],
  [
    "شرح مبسط لقانون نيوتن الثاني",
    "اشرح لي قانون نيوتن الثاني بمثال من الحياة اليومية.",
    "كلما زادت **الكتلة** احتجت إلى قوة أكبر للتسارع نفسه: $F = m a$.",
  ],
  [
    "Names for a sailing boat",
    "Short, easy over the radio, not a pun.",
    "*Tern*, *Alma*, *Petrel*: each has two clear syllables or fewer.",
  ],
  [
    "Photosynthesis for a school play",
    "Six children, five minutes.",
    "Let one be the sun and hand out **tennis balls** as light.",
  ],
  [
    "Excel: same month last year",
    "Compare with the same month last year?",
    "`=SUMIFS(amount, month, EDATE(A2, -12))` does it.",
  ],
  [
    "Moving a piano up one floor",
    "Is it mad to do it ourselves?",
    "An upright: four people, straps, and nobody below it. A grand: **do not**.",
  ],
  [
    "Reading list on the history of maps",
    "Not only Europe, please.",
    "Begin with al-Idrisi and the Kangnido map; both change what *north* means.",
  ],
  [
    "Docker image is 1.2 GB",
    "It is only a small service.",
    "Build in one stage, copy the binary into a second one: **38 MB** are left.",
  ],
  [
    "Training plan for the first half marathon",
    "Sixteen weeks, three runs each week.",
    "One long, one slow, one with intervals; every fourth week a third less.",
  ],
  [
    "Letter to the neighbours about the drums",
    "My daughter has drums now. Help me write to the neighbours.",
    "Say the hours, give a number, and invite them to the first concert.",
  ],
  ["Regular expression for ISO dates", "Only real months, please.", "`\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])`"],
  [
    "Which mushrooms dry well?",
    "From the wood behind the house.",
    "Ceps and black trumpets; chanterelles turn to leather.",
  ],
  [
    "Interest on a mortgage, explained slowly",
    "Why do we pay so little back in the first years?",
    "Because the rate is on **what is left**, and in the beginning all of it is left.",
  ],
  [
    "A welcome speech in three minutes",
    "For sixty guests, two languages.",
    "One thought, one story, one thank you; the second language for the story.",
  ],
  [
    "TypeScript: narrow a union by its tag",
    "Why does it not know which one it is?",
    "Give each member a literal `kind` and switch over that.",
  ],
];

/** What people ask afterwards. */
export const followUps: readonly (readonly [string, string])[] = [
  ["Can you make that shorter?", "Yes. In one sentence: do the first step today and leave the rest for the weekend."],
  ["What would you do first?", "The smallest thing that can be undone. Then look at what it changed."],
  ["Is there a catch?", "One: it takes longer than it looks. Plan for **twice the time**."],
  ["Give me that as a list.", "1. Write down what you have.\n2. Strike out half.\n3. Begin."],
  ["And if it goes wrong?", "Then you have lost an afternoon and know why. Keep a copy of how it was."],
  [
    "Thanks! One more thing: who could I ask?",
    "Somebody who did it last year. They remember what the books leave out.",
  ],
  ["Explain it to a child.", "Imagine a big jar with marbles: every day you take one out and look at it."],
];
