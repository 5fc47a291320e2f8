"""Usual first names, folded: behind a surname and a comma one is the rest of the name, "Huber, Hans"."""

FIRST_NAMES = frozenset(
    "adam alex alexander alice amy andrea andreas andrew angela anja anke ann anna anne anton barbara ben bernd "
    "bernhard birgit bob brian carla carlos carmen carol caroline catherine charles chris christian christina "
    "christine christoph clara claudia daniel daniela david dennis dieter dirk dominik doris edward elena elisabeth "
    "elizabeth emily emma eric erik eva felix florian frank franz fred frieda gabi gabriele georg george gerd gerhard "
    "hannah hannes hans harald heike heinz helen helga helmut henry herbert holger ian ines ingo ingrid jack jakob "
    "james jan jana jane janet jens jessica jim jo joachim joan joe johann johanna john jonas jonathan jose josef "
    "joseph juan julia julian jutta karen karin karl kate katharina katja katrin kevin klaus kurt lars laura lea lena "
    "leo leon linda lisa louis lucas lucy luis luisa lukas manfred manuel marc marco marcus maria marie mario marion "
    "mark markus martin martina mary matt matthew matthias max maximilian melanie mia michael michaela michelle mike "
    "monika moritz nadine nancy nick nicole niklas nina nora olaf oliver olivia otto pablo patricia patrick paul "
    "paula peter petra philip philipp pierre rachel rainer ralf rebecca regina reinhard renate richard rita robert "
    "roland rolf rosa rudolf ruth sabine sabrina sam samuel sandra sara sarah sebastian silke silvia simon simone "
    "sofia sonja sophia sophie stefan stefanie steffen stephan stephen steve steven sue susan susanne sven sylvia "
    "tanja theo thomas thorsten tim tina tobias tom toni torsten udo ulrich ulrike ursula ute uwe vera victor volker "
    "walter werner wilhelm william wolfgang yvonne".split()
)
