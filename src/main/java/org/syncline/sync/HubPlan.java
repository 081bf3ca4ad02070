package org.syncline.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.Trace;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.record.RecordType;
import org.syncline.system.ConnectedSystem;

/** The whole configuration, compiled, as of one epoch. */
public final class HubPlan {
  private final long epoch;
  private final Map<String, ConnectedSystem> systems;
  private final Map<String, RecordType> recordTypes;
  private final Map<SourceObject, List<FlowPlan>> flows;
  private final List<OutboundPlan> outbound;
  private final Map<String, List<OutboundPlan>> outboundByType;
  private final Set<SourceObject> referredTo;
  private final Supplier<DefinedFunctions> functions;

  /** An object of a system. */
  public record SourceObject(String system, String object) {}

  public HubPlan(
      long epoch,
      Map<String, ConnectedSystem> systems,
      Map<String, RecordType> recordTypes,
      Map<SourceObject, List<FlowPlan>> flows) {
    this(epoch, systems, recordTypes, flows, List.of());
  }

  /** The same with flows that go out. */
  public HubPlan(
      long epoch,
      Map<String, ConnectedSystem> systems,
      Map<String, RecordType> recordTypes,
      Map<SourceObject, List<FlowPlan>> flows,
      List<OutboundPlan> outbound) {
    this(epoch, systems, recordTypes, flows, outbound, () -> DefinedFunctions.NONE);
  }

  /**
   * Makes the plan.
   *
   * @param functions those that people defined, made anew for each compilation
   */
  HubPlan(
      long epoch,
      Map<String, ConnectedSystem> systems,
      Map<String, RecordType> recordTypes,
      Map<SourceObject, List<FlowPlan>> flows,
      List<OutboundPlan> outbound,
      Supplier<DefinedFunctions> functions) {
    this.functions = functions;
    this.epoch = epoch;
    this.systems = Map.copyOf(systems);
    this.recordTypes = Map.copyOf(recordTypes);
    this.flows = Map.copyOf(flows);
    this.outbound = List.copyOf(outbound);
    this.outboundByType =
        outbound.stream().collect(Collectors.groupingBy(plan -> plan.flow().recordType()));
    this.referredTo =
        outbound.stream()
            .flatMap(
                plan ->
                    plan.references().stream()
                        .map(key -> new SourceObject(plan.flow().system(), key.object())))
            .collect(Collectors.toUnmodifiableSet());
  }

  public long epoch() {
    return epoch;
  }

  public Optional<ConnectedSystem> system(String id) {
    return Optional.ofNullable(systems.get(id));
  }

  public Map<String, ConnectedSystem> systems() {
    return systems;
  }

  public Optional<RecordType> recordType(String id) {
    return Optional.ofNullable(recordTypes.get(id));
  }

  public Collection<RecordType> recordTypes() {
    return recordTypes.values();
  }

  /**
   * Compiles another mapping for a flow, as it would be if it were published now.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public MappingPlan compile(byte[] mapping, FlowPlan flow) {
    return MappingCompiler.compile(
        MappingTable.parse(mapping),
        flow.flow().format(),
        flow.recordType(),
        flow.flow().system(),
        functions.get());
  }

  /**
   * What another mapping makes of bodies of a format, be there a flow that uses it or not.
   *
   * @param system whose objects links mean unless they name another
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  public Function<SourceBody, Trace> tracer(
      byte[] mapping, FormatDefinition format, String system) {
    MappingTable table = MappingTable.parse(mapping);
    if (table.output() != null) {
      return MappingCompiler.compile(table, format, functions.get())::trace;
    }
    RecordType type =
        recordType(table.recordType())
            .orElseThrow(
                () ->
                    new InvalidConfiguration(
                        List.of(
                            new ConfigurationProblem(
                                "recordType",
                                "There is no record type '"
                                    + table.recordType()
                                    + "': add it first."))));
    return MappingCompiler.compile(table, format, type, system, functions.get())::trace;
  }

  /** The enabled flows, in no order. */
  public List<FlowPlan> flows() {
    return flows.values().stream().flatMap(List::stream).toList();
  }

  /** The enabled flows that read this object, in the order of their ids. */
  public List<FlowPlan> flowsOf(String system, @Nullable String object) {
    return object == null
        ? List.of()
        : flows.getOrDefault(new SourceObject(system, object), List.of());
  }

  /** An enabled flow by its id. */
  public Optional<FlowPlan> flow(String id) {
    return flows.values().stream()
        .flatMap(List::stream)
        .filter(flow -> flow.flow().id().equals(id))
        .findFirst();
  }

  /** The enabled flows that go out, in the order of their ids. */
  public List<OutboundPlan> outbound() {
    return outbound;
  }

  /** Whether what goes out may wait for the key of a record at this object. */
  public boolean isReferredTo(String system, String object) {
    return referredTo.contains(new SourceObject(system, object));
  }

  /** Those of them that bring records of a type to other systems. */
  public List<OutboundPlan> outboundOf(String recordType) {
    return outboundByType.getOrDefault(recordType, List.of());
  }
}
