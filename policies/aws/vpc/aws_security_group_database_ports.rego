package parapet.aws_security_group

# METADATA
# title: Security group opens SQL Server to the whole internet
# description: >-
#   SQL Server on port 1433, its administrator connection and its browser on 1434 are scanned
#   for weak passwords, above all of the account sa. Allow the security group of the application
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-mssql-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00248, AC_AWS_0247, AC_AWS_0289, AC_AWS_0331, FG_R00249, AC_AWS_0244, AC_AWS_0245,
#     AC_AWS_0286, AC_AWS_0287, AC_AWS_0328, AC_AWS_0329, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
mssql_open contains path if some path in exposed.mssql_open

# METADATA
# title: Security group opens SQL Server Analysis Services to the whole internet
# description: >-
#   Analysis Services on ports 2382 and 2383 hold the data of reports and sign Windows accounts
#   in. Keep them inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-ssas-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00256, AC_AWS_0267, AC_AWS_0309, AC_AWS_0356, 54c417bf-c762-48b9-9d31-b3d87047e3f0,
#     7af1c447-c014-4f05-bd8b-ebe3a15734ac, FG_R00257, AC_AWS_0268, AC_AWS_0310, AC_AWS_0357,
#     381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
ssas_open contains path if some path in exposed.ssas_open

# METADATA
# title: Security group opens Oracle Database to the whole internet
# description: >-
#   The Oracle listener on port 1521, 2483 or 2484 can be attacked before anybody signs in.
#   Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-oracle-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0270, AC_AWS_0312, AC_AWS_0358, FG_R00258, AC_AWS_0260, AC_AWS_0261, AC_AWS_0302,
#     AC_AWS_0303, AC_AWS_0349, AC_AWS_0350, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
oracle_open contains path if some path in exposed.oracle_open

# METADATA
# title: Security group opens MySQL to the whole internet
# description: >-
#   MySQL and MariaDB on port 3306 are scanned for weak passwords. Allow the security group of
#   the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-mysql-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00261, AC_AWS_0253, AC_AWS_0295, AC_AWS_0336, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
mysql_open contains path if some path in exposed.mysql_open

# METADATA
# title: Security group opens PostgreSQL to the whole internet
# description: >-
#   PostgreSQL on port 5432 is scanned for weak passwords, and a superuser there runs commands
#   on the host. Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-postgresql-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00264, AC_AWS_0262, AC_AWS_0263, AC_AWS_0304, AC_AWS_0305, AC_AWS_0351, AC_AWS_0352,
#     381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
postgresql_open contains path if some path in exposed.postgresql_open

# METADATA
# title: Security group opens Redshift to the whole internet
# description: >-
#   Amazon Redshift on port 5439 holds the warehouse. Allow the security group of the clients
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-redshift-open
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
redshift_open contains path if some path in exposed.redshift_open

# METADATA
# title: Security group opens MongoDB to the whole internet
# description: >-
#   Open MongoDB servers on ports 27017 to 27019 are found within hours, emptied and held to
#   ransom. Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-mongodb-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00215, AC_AWS_0274, AC_AWS_0316, AC_AWS_0362, FG_R00216, AC_AWS_0252, AC_AWS_0294,
#     AC_AWS_0342, FG_R00217, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
mongodb_open contains path if some path in exposed.mongodb_open

# METADATA
# title: Security group opens Redis to the whole internet
# description: >-
#   Redis on port 6379 has no password by default, and whoever reaches it can make it run code.
#   Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-redis-open
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
redis_open contains path if some path in exposed.redis_open

# METADATA
# title: Security group opens Memcached to the whole internet
# description: >-
#   Memcached on port 11211, or 11214 and 11215 with TLS, hands its contents to everybody, and
#   over UDP it made the largest floods on record. Allow the security group of the application
#   alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-memcached-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00242, AC_AWS_0248, AC_AWS_0250, AC_AWS_0290, AC_AWS_0292, AC_AWS_0332, AC_AWS_0334,
#     FG_R00243, AC_AWS_0249, AC_AWS_0251, AC_AWS_0291, AC_AWS_0293, AC_AWS_0333, AC_AWS_0335,
#     381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
memcached_open contains path if some path in exposed.memcached_open

# METADATA
# title: Security group opens Cassandra to the whole internet
# description: >-
#   Ports 7000, 7001, 7199, 9042, 9160, 61620 and 61621 carry queries, replication and
#   management of Cassandra, unauthenticated by default. Keep them inside the cluster and its
#   clients.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-cassandra-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00267, AC_AWS_0239, AC_AWS_0281, AC_AWS_0338, FG_R00265, AC_AWS_0238, AC_AWS_0280,
#     AC_AWS_0326, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
cassandra_open contains path if some path in exposed.cassandra_open

# METADATA
# title: Security group opens Elasticsearch to the whole internet
# description: >-
#   Elasticsearch and OpenSearch on ports 9200 and 9300 have leaked billions of records where
#   strangers could query them. Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-elasticsearch-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00212, AC_AWS_0234, AC_AWS_0317, AC_AWS_0324, FG_R00213, AC_AWS_0235, AC_AWS_0318,
#     AC_AWS_0363, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
elasticsearch_open contains path if some path in exposed.elasticsearch_open

# METADATA
# title: Security group opens Kibana to the whole internet
# description: >-
#   The dashboards of Kibana and OpenSearch on port 5601 show all data behind them. Put them
#   behind a VPN or an authenticating load balancer.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-kibana-open
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
kibana_open contains path if some path in exposed.kibana_open

# METADATA
# title: Security group opens CouchDB to the whole internet
# description: >-
#   CouchDB on ports 5984 and 6984 serves its data and its administration over one HTTP
#   interface. Allow the security group of the application alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-couchdb-open
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
couchdb_open contains path if some path in exposed.couchdb_open

# METADATA
# title: Security group opens Kafka to the whole internet
# description: >-
#   Brokers on port 9092, and 9094 to 9098 with TLS, carry the messages of many applications,
#   unauthenticated by default. Keep them inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-kafka-open
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
kafka_open contains path if some path in exposed.kafka_open

# METADATA
# title: Security group opens ZooKeeper to the whole internet
# description: >-
#   ZooKeeper on port 2181 or 2182 holds the configuration of whole clusters, and by default
#   whoever reaches it may change it. Keep it inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-zookeeper-open
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
zookeeper_open contains path if some path in exposed.zookeeper_open

# METADATA
# title: Security group opens RabbitMQ to the whole internet
# description: >-
#   RabbitMQ on ports 5671 and 5672 and its console on 15671 and 15672 invite password guessing.
#   Allow the security group of the applications alone.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-rabbitmq-open
#   severity: medium
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
rabbitmq_open contains path if some path in exposed.rabbitmq_open

# METADATA
# title: Security group opens etcd to the whole internet
# description: >-
#   etcd on ports 2379 and 2380 holds all secrets of a Kubernetes cluster. Only the control
#   plane may reach it.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-etcd-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [FG_R00214, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
etcd_open contains path if some path in exposed.etcd_open

# METADATA
# title: Security group opens Hadoop to the whole internet
# description: >-
#   Name nodes and consoles of Hadoop on ports 8020, 8088, 9000, 9870 and 50070 trust their
#   callers, which lets strangers read the data and run jobs. Keep them inside the network.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-security-group-hadoop-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.19]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [AC_AWS_0240, AC_AWS_0282, AC_AWS_0339, 381c3f2a-ef6f-4eff-99f7-b169cda3422c]
#   remedies:
#     - title: Restrict the rule to networks of yours
#       unsafe: clients elsewhere are shut out
#       set:
#         - {path: ".", value: 10.0.0.0/24, ask: the networks of the clients}
#     - title: Take the open range out of the rule
#       unsafe: clients elsewhere are shut out
#       remove: ["."]
hadoop_open contains path if some path in exposed.hadoop_open
