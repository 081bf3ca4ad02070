-- The tables of the server's job repository, as it makes them itself where they are not there when it starts.
-- Names and columns are the repository's (JBeret 3.1).

create table if not exists job_instance (
  jobinstanceid bigserial not null primary key,
  version integer,
  jobname varchar(512),
  applicationname varchar(512)
);

create table if not exists job_execution (
  jobexecutionid bigserial not null primary key,
  jobinstanceid bigint not null,
  version integer,
  createtime timestamp with time zone,
  starttime timestamp with time zone,
  endtime timestamp with time zone,
  lastupdatedtime timestamp with time zone,
  batchstatus varchar(30),
  exitstatus varchar(512),
  jobparameters varchar(3000),
  restartposition varchar(255),
  constraint fk_job_execution_job_instance foreign key (jobinstanceid)
    references job_instance (jobinstanceid) on delete cascade
);

create table if not exists step_execution (
  stepexecutionid bigserial not null primary key,
  jobexecutionid bigint not null,
  version integer,
  stepname varchar(255),
  starttime timestamp with time zone,
  endtime timestamp with time zone,
  batchstatus varchar(30),
  exitstatus varchar(512),
  executionexception varchar(2048),
  persistentuserdata bytea,
  readcount integer,
  writecount integer,
  commitcount integer,
  rollbackcount integer,
  readskipcount integer,
  processskipcount integer,
  filtercount integer,
  writeskipcount integer,
  readercheckpointinfo bytea,
  writercheckpointinfo bytea,
  constraint fk_step_exe_job_exe foreign key (jobexecutionid)
    references job_execution (jobexecutionid) on delete cascade
);

create table if not exists partition_execution (
  partitionexecutionid integer not null,
  stepexecutionid bigint not null,
  version integer,
  batchstatus varchar(30),
  exitstatus varchar(512),
  executionexception varchar(2048),
  persistentuserdata bytea,
  readercheckpointinfo bytea,
  writercheckpointinfo bytea,
  primary key (partitionexecutionid, stepexecutionid),
  constraint fk_partition_exe_step_exe foreign key (stepexecutionid)
    references step_execution (stepexecutionid) on delete cascade
);

create index if not exists job_execution_instance on job_execution (jobinstanceid);
create index if not exists job_execution_status on job_execution (batchstatus);
create index if not exists step_execution_job on step_execution (jobexecutionid);
create index if not exists job_instance_name on job_instance (jobname);
