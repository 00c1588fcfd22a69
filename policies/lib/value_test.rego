package parapet.lib.value_test

import data.parapet.lib.value

test_unknown_and_literal if {
	value.unknown("${aws_kms_key.k.arn}")
	not value.unknown("alias/aws/s3")
	not value.unknown(true)
	value.literal("alias/aws/s3")
	not value.literal("arn:${data.aws_partition.p.id}")
	not value.literal(1)
}

test_booleans if {
	value.truthy(true)
	value.truthy("True")
	not value.truthy("yes")
	value.falsy(false)
	value.falsy("false")
	not value.falsy(true)
	not value.falsy("${var.enabled}")
}

test_empty_and_set if {
	value.empty("")
	value.empty([])
	value.empty({})
	value.empty(null)
	value.is_set({"a": "x"}, "a")
	not value.is_set({"a": ""}, "b")
	not value.is_set({"a": ""}, "a")
}

test_number if {
	value.number(7) == 7
	value.number("7") == 7
	not value.number("${var.days}")
	not value.number("seven")
}

test_versions if {
	value.version_less("5.7", "5.7.44")
	value.version_less("9.6.24", "13.4")
	not value.version_less("13.4", "13.4")
	not value.version_less("14", "13.4")
}
