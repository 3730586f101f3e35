package dev.chasitor.handoff;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.visitor.CommandId;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.NumberedEvent;
import dev.chasitor.session.visitor.SessionEvent;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an event as JSON. The same event always gives the same bytes. Thread-safe. */
final class EventJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private EventJson() {}

  /** Returns the body of a webhook: the chat, the number of the event, and the event. */
  static byte[] write(String chat, NumberedEvent event) {
    ObjectNode body = JSON.createObjectNode();
    body.put("chat", chat).put("number", event.number());
    add(event.event(), body.putObject("event").put("kind", event.event().kind().name()));
    return JSON.writeValueAsBytes(body);
  }

  private static void add(SessionEvent event, ObjectNode json) {
    switch (event.kind()) {
      case PHASE_CHANGED -> {
        SessionEvent.PhaseChanged changed = (SessionEvent.PhaseChanged) event;
        json.put("from", changed.from().name()).put("to", changed.to().name());
      }
      case RECEIVED -> {
        SessionEvent.Received received = (SessionEvent.Received) event;
        json.set("received", message(received.message()));
        json.put("recovered", received.recovered())
            .put("perhapsRepeated", received.perhapsRepeated());
      }
      case TROUBLED -> {
        SessionEvent.Troubled troubled = (SessionEvent.Troubled) event;
        json.put("request", troubled.request().name())
            .put("problem", troubled.problem())
            .put("retryIn", troubled.retryIn().toString());
      }
      case BATCH_DROPPED -> {
        SessionEvent.BatchDropped dropped = (SessionEvent.BatchDropped) event;
        json.put("sequence", dropped.sequence()).put("ack", dropped.ack());
      }
      case IDLE_WARNING -> {
        SessionEvent.IdleWarning warning = (SessionEvent.IdleWarning) event;
        json.put("triggered", warning.triggered()).put("endsIn", warning.endsIn().toString());
      }
      case MASKED -> {
        SessionEvent.Masked masked = (SessionEvent.Masked) event;
        putCommand(json, masked.id()).put("text", masked.text());
        masked.rules().forEach(json.putArray("rules")::add);
      }
      case RULE_IGNORED -> {
        SessionEvent.RuleIgnored ignored = (SessionEvent.RuleIgnored) event;
        json.put("rule", ignored.rule()).put("problem", ignored.problem());
      }
      case SAID_BEFORE -> {
        SessionEvent.SaidBefore said = (SessionEvent.SaidBefore) event;
        json.put("text", said.text()).put("perhapsKnown", said.perhapsKnown());
      }
      case SETTLED -> {
        SessionEvent.Settled settled = (SessionEvent.Settled) event;
        putCommand(json, settled.id())
            .put("outcome", settled.outcome().kind().name())
            .put("reason", reason(settled.outcome()));
      }
      case ENDED -> {
        SessionEvent.Ended ended = (SessionEvent.Ended) event;
        json.put("cause", ended.cause().kind().name())
            .put("isClean", ended.cause().kind().isClean())
            .put("detail", ended.cause().detail());
      }
    }
  }

  private static ObjectNode putCommand(ObjectNode json, Optional<CommandId> id) {
    return json.put("command", id.map(CommandId::value).orElse(""));
  }

  private static String reason(CommandOutcome outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> "";
      case REFUSED ->
          "the server answered " + ((CommandOutcome.Refused) outcome).refusal().status();
      case UNKNOWN -> ((CommandOutcome.Unknown) outcome).reason();
      case NOT_SENT -> ((CommandOutcome.NotSent) outcome).reason();
    };
  }

  /** A message of the server as the protocol writes it, with its type. */
  private static JsonNode message(ServerMessage message) {
    MessagesResponse alone =
        MessagesResponse.builder().addMessages(Message.of(message)).sequence(0).build();
    return JSON.readTree(CODEC.encode(BodyKind.MESSAGES_RESPONSE, alone)).get("messages").get(0);
  }
}
