package org.syncline.sync.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Sha256;
import org.syncline.platform.Transactions;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.TakeRecords;

/**
 * What a job does on this server: begins and ends its tries, says that they are alive, and ends
 * those of servers that died.
 */
public final class WorkOnRuns {
  private static final Logger LOG = Logger.getLogger(WorkOnRuns.class.getName());

  /** How long a job may take from its start in the server to its first word. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private static final int BUFFER = 1 << 18;

  private final Transactions transactions;
  private final Runs runs;
  private final FileFolder files;
  private final OpenRecords open;
  private final TakeRecords door;
  private final HubPlans plans;
  private final AuditTrail audit;
  private final Lease.Holder holder;
  private final int bodyLimit;
  private final Executor executor;
  private final Clock clock;
  private final Starts starts = new Starts(new SecureRandom());
  private final Map<Long, FileRun> underWay = new ConcurrentHashMap<>();

  /**
   * Work on runs.
   *
   * @param holder this server
   * @param bodyLimit most bytes of a record; larger ones are parked
   */
  public WorkOnRuns(
      Transactions transactions,
      Runs runs,
      FileFolder files,
      OpenRecords open,
      TakeRecords door,
      HubPlans plans,
      AuditTrail audit,
      Lease.Holder holder,
      int bodyLimit,
      Executor executor,
      Clock clock) {
    this.transactions = transactions;
    this.runs = runs;
    this.files = files;
    this.open = open;
    this.door = door;
    this.plans = plans;
    this.audit = audit;
    this.holder = holder;
    this.bodyLimit = bodyLimit;
    this.executor = executor;
    this.clock = clock;
  }

  Starts starts() {
    return starts;
  }

  static String subject(long run) {
    return "run/" + run;
  }

  static String noSuchFlow() {
    return "There is no enabled flow of this id: add or enable one.";
  }

  static String noSuchFile() {
    return "There is no such file: put it by PUT /syncline/api/files/{name}, or into the hub's"
        + " folder of files.";
  }

  /**
   * What a job was started with, which may be anything.
   *
   * @param ticket of the hub's own start, null or worthless for others
   */
  public record Parameters(@Nullable String flow, @Nullable String file, @Nullable String ticket) {}

  /**
   * Begins a try.
   *
   * @param run id of the job instance
   * @param execution id of the job execution
   * @throws RunRefusedException where it can't; its sentence is kept with the run
   */
  public FileRun begin(long run, long execution, Parameters parameters) {
    String actor = starts.redeem(parameters.ticket());
    Runs.Asked asked =
        new Runs.Asked(short60(parameters.flow()), short100(parameters.file()), actor);
    Lease lease = lease(run, execution, asked);
    Runs.Asked first = transactions.inNew(() -> runs.add(run, asked));
    FileRun begun =
        new FileRun(
            lease, asked, new FileRun.Parts(runs, files, open, door, bodyLimit, executor, clock));
    underWay.put(run, begun);
    try {
      if (!first.flow().equals(asked.flow()) || !first.file().equals(asked.file())) {
        throw begun.failed(
            "A restart goes on with the flow and the file that the run began with: start a new run"
                + " for others.");
      }
      prepare(begun);
      return begun;
    } catch (RuntimeException e) {
      end(begun, false);
      throw e;
    }
  }

  private static String short60(@Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(60, text.length()));
  }

  private static String short100(@Nullable String text) {
    return text == null ? "" : text.substring(0, Math.min(FileName.MOST, text.length()));
  }

  private Lease lease(long run, long execution, Runs.Asked asked) {
    return transactions.inNew(
        () -> {
          runs.add(run, asked);
          Lease lease =
              runs.acquire(run, execution, holder)
                  .orElseThrow(
                      () ->
                          new RunRefusedException(
                              "The run is under way on server '"
                                  + runs.nodeOf(run).orElse("?")
                                  + "': stop it there first, or wait until it is done."));
          audit.note(
              AuditTrail.Act.done(
                  asked.startedBy(),
                  lease.epoch() == 1 ? "job.start" : "job.restart",
                  subject(run),
                  "job="
                      + RunJobs.JOB
                      + " execution="
                      + execution
                      + " flow="
                      + asked.flow()
                      + " file="
                      + asked.file()));
          return lease;
        });
  }

  private void prepare(FileRun run) {
    FlowPlan plan =
        plans.current().flow(run.asked().flow()).orElseThrow(() -> run.failed(noSuchFlow()));
    Flow flow = plan.flow();
    if (flow.format() instanceof FormatDefinition.MapMessage) {
      throw run.failed("The flow reads map messages, and no file has that format.");
    }
    FileName file =
        FileName.of(run.asked().file())
            .filter(name -> files.find(name).isPresent())
            .orElseThrow(() -> run.failed(noSuchFile()));
    Run.Source found = source(flow, file);
    Run.Source before = transactions.inNew(() -> runs.source(run.lease().run())).orElse(null);
    if (before == null) {
      transactions.inNew(
          () -> {
            runs.setSource(run.lease(), found);
            return found;
          });
    } else if (!before.equals(found)) {
      throw run.failed(
          "The file or its flow is not what it was when the run began: put the file back as it was,"
              + " or start a new run.");
    }
    long id = run.lease().run();
    run.reads(found, flow.format(), transactions.inNew(() -> runs.place(id)));
  }

  private Run.Source source(Flow flow, FileName file) {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    try (SeekableByteChannel channel = files.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      int read;
      while ((read = channel.read(buffer)) >= 0) {
        size += read;
        buffer.flip();
        digest.update(buffer);
        buffer.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("File " + file + " can't be read", e);
    }
    return new Run.Source(flow.system(), flow.object(), size, Sha256.hexOf(digest));
  }

  /**
   * Checks, when all records were read, that each has one outcome.
   *
   * @throws RunRefusedException where it has not
   */
  public void balance(FileRun run) {
    Run.Counts counts =
        transactions
            .inNew(() -> runs.find(run.lease().run()))
            .map(Run::counts)
            .orElseThrow(() -> run.failed("The run is not known any more."));
    if (!counts.balanced()) {
      throw run.failed(
          "The sums differ: "
              + counts.records()
              + " records were read, but their outcomes are "
              + counts.outcomes()
              + ".");
    }
  }

  /**
   * Ends a try, however it went.
   *
   * @param stopped whether somebody asked it to stop
   * @return why it failed, null where it did not
   */
  public @Nullable String end(FileRun run, boolean stopped) {
    long id = run.lease().run();
    underWay.remove(id, run);
    door.end(Long.toString(id));
    try {
      run.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The file of run " + id + " could not be closed", e);
    }
    transactions.inNew(
        () -> {
          if (stopped && runs.stopAskedBy(id).isEmpty()) {
            audit.note(AuditTrail.Act.done(Starts.MANAGEMENT, "job.stop", subject(id), ""));
          }
          return runs.release(run.lease(), run.problem());
        });
    return run.problem();
  }

  /** Says that the tries on this server are alive; call several times within {@link Lease#TERM}. */
  public void renew() {
    List<Lease> alive = new ArrayList<>();
    for (FileRun run : underWay.values()) {
      if (run.isAlive()) {
        alive.add(run.lease());
      }
    }
    if (!alive.isEmpty()) {
      transactions.inNew(
          () -> {
            runs.renew(alive);
            return alive;
          });
    }
  }

  /**
   * Ends the tries of servers that died, so that they can be restarted; at the start of a server
   * those of its own earlier start.
   */
  public void stopDead() {
    List<Long> dead =
        transactions.inNew(
            () -> {
              List<Long> found = runs.stopDead(holder, GRACE);
              for (long run : found) {
                audit.note(
                    AuditTrail.Act.done(
                        "", "job.stop", subject(run), "its server has not been heard of"));
              }
              return found;
            });
    for (long run : dead) {
      LOG.log(
          Level.WARNING,
          "run={0} stopped: its server has not been heard of; it can be restarted",
          Long.toString(run));
    }
  }
}
