package org.syncline.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.assembly.Migrated;
import org.syncline.configuration.Kind;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Role;
import org.syncline.sync.bulk.FileFolder;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.JobControl;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.Runs;
import org.syncline.sync.bulk.SampleFile;
import org.syncline.sync.bulk.WorkOnRuns;
import org.syncline.sync.bulk.jpa.SqlRuns;
import org.syncline.sync.intake.ReadLedger;

/** Files and runs of a hub whose one flow, {@code people}, reads CSV; nobody works on the runs. */
final class JobKit {
  static final long LIMIT = 10_000;

  final DocumentKit documents = new DocumentKit();
  final LocalTransactions transactions = new LocalTransactions(Migrated.h2());
  final Sql sql = Sql.on(transactions.source());
  final Runs runs = new SqlRuns(sql);
  final FileFolder folder;
  final KeepFiles files;
  final SampleFile samples;
  final RunJobs jobs;
  private long last;

  JobKit(Path disk) throws IOException {
    folder = new FileFolder(disk.resolve("files"), LIMIT);
    files = new KeepFiles(transactions, folder, runs, documents.audit);
    samples = new SampleFile(folder, RecordStream::open, documents.audit);
    documents.put(
        Kind.RECORD_TYPE,
        "customer",
        Files.readString(Path.of("src/main/resources/record-types/customer.json")));
    documents.put(Kind.SYSTEM, "erp", "{\"id\": \"erp\", \"name\": \"ERP\", \"owner\": \"Ada\"}");
    documents.put(
        Kind.MAPPING,
        "people",
        """
        {"id": "people", "recordType": "customer", "rows": [
          {"target": "@key", "source": "no"}, {"target": "@version", "source": "rev"},
          {"target": "familyName", "source": "name", "default": null}]}
        """);
    documents.put(
        Kind.FLOW,
        "people",
        """
        {"id": "people", "system": "erp", "object": "people", "recordType": "customer",
         "format": {"kind": "csv"}, "mapping": "people", "state": "full", "order": "version"}
        """);
    WorkOnRuns work =
        new WorkOnRuns(
            transactions,
            runs,
            folder,
            RecordStream::open,
            null,
            documents.configuration,
            documents.audit,
            new Lease.Holder("one", "boot"),
            1_000,
            Runnable::run,
            java.time.Clock.systemUTC());
    jobs =
        new RunJobs(
            transactions,
            runs,
            folder,
            documents.configuration,
            new Repository(),
            work,
            new ReadLedger(transactions, null, null),
            documents.audit);
  }

  /** Writes down what the server's batch runtime would, and runs nothing. */
  private final class Repository implements JobControl {
    @Override
    public Started start(String job, Map<String, String> parameters) {
      last++;
      sql.update(
          "insert into job_instance (jobinstanceid, jobname) values (?, ?)",
          p -> p.number(last).text(job));
      execution(last, last * 10, "STARTED");
      return new Started(last, last * 10);
    }

    @Override
    public Optional<Started> restart(long execution, Map<String, String> parameters) {
      long run = execution / 10;
      execution(run, execution + 1, "STARTED");
      return Optional.of(new Started(run, execution + 1));
    }

    @Override
    public boolean stop(long execution) {
      return true;
    }
  }

  private void execution(long run, long execution, String status) {
    sql.update(
        "insert into job_execution (jobexecutionid, jobinstanceid, createtime, starttime,"
            + " batchstatus) values (?, ?, current_timestamp, current_timestamp, ?)",
        p -> p.number(execution).number(run).text(status));
  }

  /** A run that stands in a state. */
  long run(String flow, String file, String status) {
    last++;
    long run = last;
    sql.update(
        "insert into job_instance (jobinstanceid, jobname) values (?, ?)",
        p -> p.number(run).text(RunJobs.JOB));
    execution(run, run * 10, status);
    transactions.inNew(() -> runs.add(run, new Runs.Asked(flow, file, "ada")));
    return run;
  }

  /** One that a server works on. */
  long working(String flow, String file) {
    long run = run(flow, file, "STARTED");
    transactions.inNew(() -> runs.acquire(run, run * 10, new Lease.Holder("two", "boot")));
    return run;
  }

  void put(String name, String content) throws IOException {
    folder.put(
        new FileName(name), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  List<String> names() {
    return folder.list().stream().map(file -> file.name().value()).toList();
  }

  String content(String name) throws IOException {
    List<String> found = new ArrayList<>();
    try (java.nio.channels.SeekableByteChannel file = folder.open(new FileName(name))) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate((int) file.size());
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // Until all of it is there.
      }
      found.add(new String(bytes.array(), StandardCharsets.UTF_8));
    }
    return found.get(0);
  }

  FakeRequest form(Role role, String path) {
    return documents.form(role, path);
  }
}
