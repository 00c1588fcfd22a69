# METADATA
# title: Values of attributes
# description: >-
#   Questions about single values. A function is undefined where its argument is,
#   so what may be missing is passed as an object and the name of the attribute.
# scope: package
package parapet.lib.value

# unknown(x): x is set, by an expression whose value cannot be known.
unknown(x) if {
	is_string(x)
	contains(x, "${")
}

# literal(x): x is a string that is wholly known.
literal(x) if {
	is_string(x)
	not contains(x, "${")
}

# truthy(x): x is true or the string "true", in any case.
truthy(x) if x == true

truthy(x) if lower(x) == "true"

# falsy(x): x is false or the string "false", in any case.
falsy(x) if x == false

falsy(x) if lower(x) == "false"

# empty(x): x is null, "", [] or {}.
empty(x) if x in {null, "", [], {}}

# is_set(object, name): the object has the attribute, and it is not empty.
is_set(object, name) if {
	x := object[name]
	not empty(x)
}

# number(x): x, or the number that the string x writes.
number(x) := x if is_number(x)

number(x) := to_number(x) if {
	is_string(x)
	regex.match(`^-?[0-9]+(\.[0-9]+)?$`, x)
}

# version_less(a, b): version a is older than version b; both are dotted numbers
# of any length, "13.4" and "5.7.44".
version_less(a, b) if numbers(a) < numbers(b)

# numbers(version) is the list of the numbers that a dotted version begins with.
numbers(version) := [to_number(part) | some part in regex.find_n(`[0-9]+`, version, -1)]
