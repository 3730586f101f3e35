package dev.chasitor.session.visitor.json;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.codec.shapes.EnvelopeShapes;
import dev.chasitor.model.Message;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Deliveries;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;

/** The tables of the events that a session keeps until the application confirms them. */
final class EventShapes {

  static final JsonRecord<EndCause> END_CAUSE =
      JsonRecord.of("EndCause", s -> new EndCause(s.next(), s.next(), s.next()))
          .required("kind", enumOf(EndCause.Kind.class), EndCause::kind)
          .required("detail", TEXT, EndCause::detail)
          .optional("reason", TEXT, EndCause::reason);

  private static final JsonUnion<Refusal> REFUSAL =
      JsonUnion.<Refusal>by("refusal")
          .with(
              "SessionInvalid",
              Refusal.SessionInvalid.class,
              JsonRecord.of("SessionInvalid", s -> new Refusal.SessionInvalid(s.next()))
                  .required("text", TEXT, Refusal.SessionInvalid::text))
          .with(
              "OutOfSync",
              Refusal.OutOfSync.class,
              JsonRecord.of("OutOfSync", s -> new Refusal.OutOfSync(s.next(), s.next(), s.next()))
                  .required("text", TEXT, Refusal.OutOfSync::text)
                  .optionalLong("expected", Refusal.OutOfSync::expected)
                  .optionalLong("actual", Refusal.OutOfSync::actual))
          .with(
              "AffinityLost",
              Refusal.AffinityLost.class,
              JsonRecord.of("AffinityLost", s -> new Refusal.AffinityLost(s.next()))
                  .required("text", TEXT, Refusal.AffinityLost::text))
          .with(
              "ServerFailed",
              Refusal.ServerFailed.class,
              JsonRecord.of(
                      "ServerFailed",
                      s -> new Refusal.ServerFailed(s.<Integer>next(), s.next(), s.next()))
                  .required("status", INT32, Refusal.ServerFailed::status)
                  .required("text", TEXT, Refusal.ServerFailed::text)
                  .optional("retryAfter", DURATION, Refusal.ServerFailed::retryAfter))
          .with(
              "Rejected",
              Refusal.Rejected.class,
              JsonRecord.of("Rejected", s -> new Refusal.Rejected(s.<Integer>next(), s.next()))
                  .required("status", INT32, Refusal.Rejected::status)
                  .required("text", TEXT, Refusal.Rejected::text));

  static final JsonUnion<CommandOutcome> OUTCOME =
      JsonUnion.<CommandOutcome>by("outcome")
          .with(
              "Accepted",
              CommandOutcome.Accepted.class,
              JsonRecord.of("Accepted", s -> new CommandOutcome.Accepted()))
          .with(
              "Refused",
              CommandOutcome.Refused.class,
              JsonRecord.of("Refused", s -> new CommandOutcome.Refused(s.next()))
                  .required("refusal", REFUSAL, CommandOutcome.Refused::refusal))
          .with(
              "Unknown",
              CommandOutcome.Unknown.class,
              JsonRecord.of("Unknown", s -> new CommandOutcome.Unknown(s.next()))
                  .required("reason", TEXT, CommandOutcome.Unknown::reason))
          .with(
              "NotSent",
              CommandOutcome.NotSent.class,
              JsonRecord.of("NotSent", s -> new CommandOutcome.NotSent(s.next()))
                  .required("reason", TEXT, CommandOutcome.NotSent::reason));

  static final JsonType<CommandId> COMMAND_ID =
      textAs("a command's id", CommandId::new, CommandId::value);

  private static final JsonUnion<SessionEvent> EVENT =
      JsonUnion.<SessionEvent>by("event")
          .with(
              "PhaseChanged",
              SessionEvent.PhaseChanged.class,
              JsonRecord.of("PhaseChanged", s -> new SessionEvent.PhaseChanged(s.next(), s.next()))
                  .required("from", enumOf(Phase.class), SessionEvent.PhaseChanged::from)
                  .required("to", enumOf(Phase.class), SessionEvent.PhaseChanged::to))
          .with(
              "Received",
              SessionEvent.Received.class,
              JsonRecord.of(
                      "Received",
                      s ->
                          new SessionEvent.Received(
                              s.<Message>next().message(),
                              s.<Boolean>next(),
                              s.<Boolean>next(),
                              s.next()))
                  .required(
                      "message", EnvelopeShapes.MESSAGE, received -> Message.of(received.message()))
                  .sparse("recovered", BOOL, false, SessionEvent.Received::recovered)
                  .sparse("perhapsRepeated", BOOL, false, SessionEvent.Received::perhapsRepeated)
                  .optionalLong("place", SessionEvent.Received::place))
          .with(
              "Troubled",
              SessionEvent.Troubled.class,
              JsonRecord.of(
                      "Troubled", s -> new SessionEvent.Troubled(s.next(), s.next(), s.next()))
                  .required("request", enumOf(RequestType.class), SessionEvent.Troubled::request)
                  .required("problem", TEXT, SessionEvent.Troubled::problem)
                  .required("retryIn", DURATION, SessionEvent.Troubled::retryIn))
          .with(
              "BatchDropped",
              SessionEvent.BatchDropped.class,
              JsonRecord.of(
                      "BatchDropped",
                      s -> new SessionEvent.BatchDropped(s.<Long>next(), s.<Long>next()))
                  .required("sequence", INT64, SessionEvent.BatchDropped::sequence)
                  .required("ack", INT64, SessionEvent.BatchDropped::ack))
          .with(
              "IdleWarning",
              SessionEvent.IdleWarning.class,
              JsonRecord.of(
                      "IdleWarning", s -> new SessionEvent.IdleWarning(s.<Boolean>next(), s.next()))
                  .required("triggered", BOOL, SessionEvent.IdleWarning::triggered)
                  .required("endsIn", DURATION, SessionEvent.IdleWarning::endsIn))
          .with(
              "Masked",
              SessionEvent.Masked.class,
              JsonRecord.of(
                      "Masked",
                      s -> new SessionEvent.Masked(s.<Long>next(), s.next(), s.next(), s.next()))
                  .required("ref", INT64, SessionEvent.Masked::ref)
                  .optional("id", COMMAND_ID, SessionEvent.Masked::id)
                  .required("text", TEXT, SessionEvent.Masked::text)
                  .list("rules", list(TEXT), SessionEvent.Masked::rules))
          .with(
              "RuleIgnored",
              SessionEvent.RuleIgnored.class,
              JsonRecord.of("RuleIgnored", s -> new SessionEvent.RuleIgnored(s.next(), s.next()))
                  .required("rule", TEXT, SessionEvent.RuleIgnored::rule)
                  .required("problem", TEXT, SessionEvent.RuleIgnored::problem))
          .with(
              "SaidBefore",
              SessionEvent.SaidBefore.class,
              JsonRecord.of(
                      "SaidBefore", s -> new SessionEvent.SaidBefore(s.next(), s.<Boolean>next()))
                  .required("text", TEXT, SessionEvent.SaidBefore::text)
                  .required("perhapsKnown", BOOL, SessionEvent.SaidBefore::perhapsKnown))
          .with(
              "Settled",
              SessionEvent.Settled.class,
              JsonRecord.of(
                      "Settled", s -> new SessionEvent.Settled(s.<Long>next(), s.next(), s.next()))
                  .required("ref", INT64, SessionEvent.Settled::ref)
                  .optional("id", COMMAND_ID, SessionEvent.Settled::id)
                  .required("outcome", OUTCOME, SessionEvent.Settled::outcome))
          .with(
              "Ended",
              SessionEvent.Ended.class,
              JsonRecord.of("Ended", s -> new SessionEvent.Ended(s.next()))
                  .required("cause", END_CAUSE, SessionEvent.Ended::cause));

  static final JsonRecord<Deliveries> DELIVERIES =
      JsonRecord.of("Deliveries", s -> new Deliveries(s.<Long>next(), s.next()))
          .required("told", INT64, Deliveries::told)
          .list("unconfirmed", list(EVENT), Deliveries::unconfirmed);

  private EventShapes() {}
}
