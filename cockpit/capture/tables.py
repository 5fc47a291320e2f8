"""Words that tell what kind of line it is: what asks for something, what tells of the past, what states."""

# What a line that asks for something to be done begins with.
VERBS = frozenset(
    "add answer ask book bring buy call cancel change check clean close collect compare contact copy "
    "create deliver draft email e-mail export file fill find finish fix follow forward get give import "
    "install invite invoice learn look mail make meet move open organise organize pack pay phone pick "
    "plan post prepare print provide put read remind remove renew repair reply research return review "
    "ring schedule search sell send set share show sign sort start stop submit talk tell test text "
    "thank think train try tidy update upload verify visit wash write "
    "antworten bereite besorgen bestellen buchen drucken einladen fragen frag hol holen kauf kaufen klären kläre "
    "lesen liefern mach machen ordnen planen prüfen prüf räum rechnen reservieren ruf schick schicke schicken "
    "schreib schreiben senden sende suchen teste testen treffen überweisen verschicken vorbereiten zahlen "
    "zeigen".split()
)
# A line that tells what was is a note, and the days in it are not deadlines.
TOLD = frozenset(
    "met called spoke talked said sent was were had visited saw told asked signed got came went wrote "
    "phoned rang heard received ordered paid bought "
    "war waren hatte hatten wurde wurden sagte sagten rief traf sprach schrieb schickte bekam kam ging kaufte "
    "bestellte gesagt gesprochen getroffen telefoniert angerufen geschickt geschrieben bekommen gekauft "
    "erhalten erzählt gefragt".split()
)
# A line that states how things are promises nothing by the time in it.
STATES = frozenset(
    "is are isn't aren't am has have hasn't haven't wants want likes like needs need prefers prefer thinks knows uses "
    "may might seems does doesn't don't will won't can't cannot "
    "ist sind hat haben will wollen möchte möchten braucht brauchen mag mögen kann können weiß nutzt kennt".split()
)
# Words so common that one of them alone names no customer, even where a name begins with it.
COMMON = frozenset(
    "a an the this that these those my our your their his her its it they we you he she i me us them all any some no "
    "not new old big small first second third next last more less one two three four five ten half full free good best "
    "great real true open smart easy blue green red black white north south east west and or but if when while then "
    "so as at by for from in into of off on onto out over per than to up via with about after before between during "
    "since through until under without is are was were be been am do does did has have had will would can could may "
    "might must shall should what who whom whose which where why how yes ok please via re fyi der die das den dem des "
    "ein eine einen einem einer und oder aber wenn als wie was wer wo warum welche nicht kein keine auf an ab aus bei "
    "bis durch für gegen mit nach ohne seit um unter von vor zu zum zur über im am ist sind war hat haben wird werden "
    "sie er es wir ihr ich mir uns ihnen ihre ihr mein unser sein neu neue neuer neues alt alte groß große klein drei "
    "zwei vier fünf zehn erste zweite dritte letzte nächste halb ganz gut "
    "quote offer order invoice price deck demo sheet spec draft proposal contract report team sales support service "
    "data system online phone mail link post angebot preis muster rechnung vertrag bericht".split()
)
