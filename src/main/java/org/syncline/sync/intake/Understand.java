package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problems;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.system.ConnectedSystem;

/** Maps a message by every flow that reads it; outside any transaction. */
final class Understand {

  private Understand() {}

  static Understood message(InboundMessage message, HubPlan plan) {
    InboundMessage named = named(message, plan);
    return new Understood(named, null, null, null, readings(named, List.of(), plan), plan.epoch());
  }

  /** A message that is one flow's alone, such as a record of a file that is read for it. */
  static Understood message(InboundMessage message, String onlyFlow, HubPlan plan) {
    return new Understood(
        message, null, null, onlyFlow, readings(message, List.of(onlyFlow), plan), plan.epoch());
  }

  static Understood again(Replay replay, HubPlan plan) {
    InboundMessage named = named(replay.message(), plan);
    return new Understood(
        named, replay, null, null, readings(named, replay.flows(), plan), plan.epoch());
  }

  /** A person's edit, which its record type's own flow reads. */
  static Understood edit(InboundMessage message, EditTerms terms, HubPlan plan) {
    return new Understood(
        message, null, terms, null, readings(message, List.of(), plan), plan.epoch());
  }

  /** The same under another configuration. */
  static Understood anew(Understood understood, HubPlan plan) {
    Replay replay = understood.replay();
    EditTerms terms = understood.edit();
    String onlyFlow = understood.onlyFlow();
    if (replay != null) {
      return again(replay, plan);
    }
    if (onlyFlow != null) {
      return message(understood.message(), onlyFlow, plan);
    }
    return terms == null
        ? message(understood.message(), plan)
        : edit(understood.message(), terms, plan);
  }

  /** A message that names no object means its system's default one. */
  private static InboundMessage named(InboundMessage message, HubPlan plan) {
    if (message.object() != null) {
      return message;
    }
    return plan.system(message.system())
        .map(ConnectedSystem::defaultObject)
        .map(message::about)
        .orElse(message);
  }

  /** By these flows as far as they read it now; none named = by all that do. */
  private static List<Understood.Reading> readings(
      InboundMessage message, List<String> onlyFlows, HubPlan plan) {
    List<Understood.Reading> readings = new ArrayList<>();
    for (FlowPlan flow : plan.flowsOf(message.system(), message.object())) {
      if (onlyFlows.isEmpty() || onlyFlows.contains(flow.flow().id())) {
        readings.add(new Understood.Reading(flow, map(message, flow)));
      }
    }
    return readings;
  }

  private static Mapped map(InboundMessage message, FlowPlan flow) {
    String refusal = message.refusal();
    if (refusal != null) {
      return new Mapped.Rejected(null, null, null, Problems.one(refusal, why(refusal)));
    }
    return flow.mapping().map(message.body());
  }

  /** What a person should know and do about a refusal. */
  static String why(String refusal) {
    return switch (refusal) {
      case "BODY_TOO_LARGE" ->
          "The body is over the hub's limit: ask the sender for smaller messages, or raise"
              + " syncline.intake.body-limit and retry.";
      case "UNSUPPORTED_MESSAGE" ->
          "Only text, bytes and map messages are read; object and stream messages are never"
              + " opened: ask the sender to send text.";
      case "DEAD_LETTER" ->
          "The broker gave this message up, because it expired or the hub could not even park it, and"
              + " its sender is not known any more: see the server log, mend the cause, have the"
              + " sender send it again, then dismiss it.";
      default -> "The message was refused at its door.";
    };
  }
}
