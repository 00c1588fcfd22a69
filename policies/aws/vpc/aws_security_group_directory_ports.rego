package parapet.aws_security_group

# METADATA
# title: Security group opens the RPC port mapper to the whole internet
# description: >-
#   The port mapper on port 111 tells strangers which services run, NFS among them, and
#   amplifies floods. It belongs to the inner network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-rpcbind-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
rpcbind_open contains path if some path in exposed.rpcbind_open

# METADATA
# title: Security group opens Microsoft RPC to the whole internet
# description: >-
#   The endpoint mapper on port 135 opens the way to remote management of Windows, and several
#   worms spread through it. It belongs to the inner network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-msrpc-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00244, AC_AWS_0246, AC_AWS_0288, AC_AWS_0330, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
msrpc_open contains path if some path in exposed.msrpc_open

# METADATA
# title: Security group opens NetBIOS to the whole internet
# description: >-
#   NetBIOS on ports 137 to 139 hands out names of machines and users and serves file shares. It
#   belongs to the inner network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-netbios-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-5.0: ["5.1.2"]
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00245, AC_AWS_0254, AC_AWS_0255, AC_AWS_0296, AC_AWS_0297, AC_AWS_0343, AC_AWS_0344,
#     FG_R00246, AC_AWS_0256, AC_AWS_0257, AC_AWS_0298, AC_AWS_0299, AC_AWS_0345, AC_AWS_0346, FG_R00247,
#     AC_AWS_0258, AC_AWS_0259, AC_AWS_0300, AC_AWS_0301, AC_AWS_0347, AC_AWS_0348,
#     381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
netbios_open contains path if some path in exposed.netbios_open

# METADATA
# title: Security group opens SMB to the whole internet
# description: >-
#   File sharing on port 445 carried EternalBlue and the ransomware after it. Use Amazon FSx or
#   a VPN; never show SMB to the internet.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-smb-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     cis-aws-5.0: ["5.1.2"]
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0273, AC_AWS_0315, AC_AWS_0361, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
smb_open contains path if some path in exposed.smb_open

# METADATA
# title: Security group opens SNMP to the whole internet
# description: >-
#   SNMP on port 161 tells everything about a device to whoever knows the community string,
#   often public, and amplifies floods. Restrict it to the monitoring network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-snmp-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0266, AC_AWS_0308, AC_AWS_0355, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
snmp_open contains path if some path in exposed.snmp_open

# METADATA
# title: Security group opens LDAP to the whole internet
# description: >-
#   A directory on port 389 or 636 lists users and groups and invites password guessing; over
#   UDP it amplifies floods. Keep it inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ldap-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00266, AC_AWS_0243, AC_AWS_0285, AC_AWS_0341, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ldap_open contains path if some path in exposed.ldap_open

# METADATA
# title: Security group opens Kerberos to the whole internet
# description: >-
#   A key distribution centre on ports 88 and 464 lets strangers try passwords and collect
#   tickets to crack offline. Keep it inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-kerberos-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
kerberos_open contains path if some path in exposed.kerberos_open

# METADATA
# title: Security group opens NFS to the whole internet
# description: >-
#   NFS on port 2049 trusts the client for who its user is: whoever reaches it reads and writes
#   files. Allow the security group of the clients alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-nfs-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
nfs_open contains path if some path in exposed.nfs_open

# METADATA
# title: Security group opens CIFS to the whole internet
# description: >-
#   CIFS on port 3020 serves file shares. Keep it inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-cifs-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00260, AC_AWS_0237, AC_AWS_0279, AC_AWS_0337, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
cifs_open contains path if some path in exposed.cifs_open
