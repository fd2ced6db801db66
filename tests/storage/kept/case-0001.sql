BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cases (
	id TEXT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	number INTEGER NOT NULL, 
	guide TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	snapshot BLOB NOT NULL, 
	card BIGINT, 
	opened_at BIGINT NOT NULL, 
	archived_at BIGINT, 
	shown TEXT NOT NULL, 
	wrapped_key BLOB NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT cases_of_a_chat UNIQUE (chat_id, number), 
	FOREIGN KEY(chat_id) REFERENCES chats (chat_id) ON DELETE CASCADE
);
INSERT INTO "cases" VALUES('c1',1,1,'alibaba',1,'problem','contact',X'2B436676D699E0F7A5C91E0CE3B1EAD238D7BB2417182E3B566C4E6207265DCAEB29444BDCBFA65E69A6FCBC567C16971AD4D6',NULL,1773307815123456,NULL,'',X'7751347171E582C1135C0760FC485FC75B827CECD13DC8BFC6E613BCEA21D804AF0A1BBC6037B45E53B36FCDC452BC4A6CA1C2F5F86FA45BEDE00B944FE7A6DB');
CREATE TABLE chats (
	chat_id BIGINT NOT NULL, 
	language TEXT, 
	zone TEXT, 
	current TEXT, 
	asleep_at BIGINT, 
	seen_at BIGINT NOT NULL, 
	habits TEXT NOT NULL, 
	PRIMARY KEY (chat_id)
);
INSERT INTO "chats" VALUES(1,'en',NULL,NULL,NULL,1773307815123456,'{}');
CREATE TABLE exhibits (
	id TEXT NOT NULL, 
	case_id TEXT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	file_id BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	name BLOB NOT NULL, 
	mime TEXT NOT NULL, 
	size BIGINT, 
	state TEXT NOT NULL, 
	digest TEXT, 
	attempts INTEGER NOT NULL, 
	seen BOOLEAN NOT NULL, 
	likeness BLOB, 
	not_before BIGINT NOT NULL, 
	leased_until BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
CREATE TABLE exports (
	case_id TEXT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	asked INTEGER NOT NULL, 
	content BLOB, 
	attempts INTEGER NOT NULL, 
	made INTEGER NOT NULL, 
	not_before BIGINT NOT NULL, 
	leased_until BIGINT NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
CREATE TABLE journal (
	case_id TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	event BLOB NOT NULL, 
	PRIMARY KEY (case_id, n), 
	FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
INSERT INTO "journal" VALUES('c1',1,1773307815123456,X'46926F6339E25945BF3035B3CEE3C4AE4ECBEDA3F78BE51B0913B01D1A4451C717014C441FD007B4095F40DAC5');
CREATE TABLE nudges (
	case_id TEXT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	rung INTEGER NOT NULL, 
	due_at BIGINT NOT NULL, 
	falls_at BIGINT, 
	PRIMARY KEY (case_id, kind), 
	FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE outbox (
	"key" TEXT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	case_id TEXT, 
	method TEXT NOT NULL, 
	payload BLOB NOT NULL, 
	role TEXT NOT NULL, 
	not_before BIGINT NOT NULL, 
	leased_until BIGINT NOT NULL, 
	attempts INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE ("key"), 
	FOREIGN KEY(case_id) REFERENCES cases (id) ON DELETE CASCADE
);
CREATE TABLE receipts (
	"key" TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY ("key")
)
 WITHOUT ROWID

;
INSERT INTO "receipts" VALUES('u:1',1773307815123456);
CREATE INDEX exhibits_of_a_case ON exhibits (case_id);
CREATE INDEX exhibits_unseen ON exhibits (not_before) WHERE state = 'stored' AND seen = 0;
CREATE INDEX exhibits_wanted ON exhibits (not_before) WHERE state = 'wanted';
CREATE INDEX exports_wanted ON exports (not_before) WHERE asked > made;
CREATE INDEX nudges_due ON nudges (falls_at);
CREATE INDEX nudges_of_a_chat ON nudges (chat_id);
CREATE INDEX outbox_of_a_chat ON outbox (chat_id, id);
CREATE INDEX outbox_of_a_case ON outbox (case_id);
COMMIT;
