"""Counter propagation in plain Python: what a person would write first. Prints how many products come about."""
import json, sys

model = json.load(open(sys.argv[1]))
uses, lacking, heads = {}, [], []
for number, (body, head) in enumerate(model["laws"]):
    lacking.append(len(body))
    heads.append(head)
    for coproducer in body:
        uses.setdefault(coproducer, []).append(number)
known = set(model["given"])
waiting = list(known)
while waiting:
    for number in uses.get(waiting.pop(), ()):
        lacking[number] -= 1
        if lacking[number] == 0 and heads[number] not in known:
            known.add(heads[number])
            waiting.append(heads[number])
print(len(known) - len(model["given"]))
