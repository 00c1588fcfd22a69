package parapet.lib.net_test

import data.parapet.lib.net

ssh := {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"], "ipv6_cidr_blocks": ["::/0"]}

test_world if {
	net.is_world("0.0.0.0/0")
	net.is_world("::/0")
	not net.is_world("10.0.0.0/8")
	not net.is_world("${var.cidr}")
}

test_sources_from_the_world if {
	net.world_sources(ssh) == {["cidr_blocks", 1], ["ipv6_cidr_blocks", 0]}
	net.world_sources({"cidr_block": "0.0.0.0/0"}) == {["cidr_block"]}
	net.from_world(ssh)
	not net.from_world({"cidr_blocks": ["192.168.0.0/16"]})
	not net.from_world({"security_groups": ["sg-1"]})
}

test_protocols if {
	net.all_protocols({"protocol": "-1"})
	net.all_protocols({"protocol": -1})
	net.all_protocols({"protocol": "all"})
	not net.all_protocols(ssh)
	net.has_protocol(ssh, "tcp")
	net.has_protocol({"protocol": "TCP"}, "tcp")
	net.has_protocol({"protocol": "6"}, "tcp")
	net.has_protocol({"protocol": "-1"}, "udp")
	not net.has_protocol(ssh, "udp")
	not net.has_protocol({}, "tcp")
}

test_ports if {
	net.covers_port(ssh, "tcp", 22)
	net.covers_port({"protocol": "-1", "from_port": 0, "to_port": 0}, "tcp", 22)
	net.covers_port({"protocol": "tcp", "from_port": 0, "to_port": 65535}, "tcp", 3389)
	not net.covers_port(ssh, "tcp", 23)
	not net.covers_port(ssh, "udp", 22)
	not net.covers_port({"protocol": "tcp", "from_port": 0, "to_port": 0}, "tcp", 22)
	net.covers_any_port(ssh, "tcp", {22, 3389})
	not net.covers_any_port(ssh, "tcp", {3306, 3389})
}

test_all_ports if {
	net.all_ports({"protocol": "-1", "from_port": 0, "to_port": 0})
	net.all_ports({"protocol": "tcp", "from_port": 0, "to_port": 65535})
	not net.all_ports(ssh)
}
