package dev.chasitor.tck.sim;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.session.Recovery;
import dev.chasitor.tck.history.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What faults do to answers. */
final class Damage {

  private static final String PAGE = "<html><body>Sorry</body></html>";
  private static final String SPARKLE = "Sparkle";

  private Damage() {}

  /** What is answered in place of the server, if this fault does that. */
  static Optional<Reply> refusal(Fault.Kind fault, Event.Sent sent) {
    return switch (fault) {
      case ERROR_400 -> refused(new Refusal.Rejected(400, "Bad Request"));
      case ERROR_403 -> refused(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
      case ERROR_405 -> refused(new Refusal.Rejected(405, "Method Not Allowed"));
      case ERROR_409 -> refused(outOfSync(sent.sequence().orElse(0)));
      case ERROR_500 -> refused(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
      case ERROR_503 -> refused(new Refusal.AffinityLost(RefusalTexts.INVALID_AFFINITY));
      case NOT_VALID ->
          Recovery.isAskedBy(sent.type())
              ? Optional.of(SimulatedHost.notValid(sent.type()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Reply> refused(Refusal refusal) {
    return Optional.of(new Reply.Refused(refusal));
  }

  private static Refusal outOfSync(long number) {
    return new Refusal.OutOfSync(
        RefusalTexts.outOfSync(number, number - 1),
        OptionalLong.of(number),
        OptionalLong.of(number - 1));
  }

  /** A part of a body is what the codec sees; a transport would have noticed already. */
  static WireResponse cutOff(WireResponse whole) {
    byte[] bytes = whole.body().toBytes();
    return new WireResponse(
        whole.status(),
        whole.headers(),
        WireBody.wrap(Arrays.copyOf(bytes, bytes.length - bytes.length / 4)));
  }

  /**
   * The status stays: a POST is judged by it alone (ruling A1), so no page may turn a no into a
   * yes.
   */
  static WireResponse garbage(WireResponse whole) {
    return WireResponse.text(whole.status(), PAGE);
  }

  static WireResponse timeoutAsText(WireResponse told) {
    String text = told.body().text();
    return new WireResponse(
        told.status(),
        told.headers(),
        WireBody.ofText(
            text.replaceFirst("\"clientPollTimeout\":(\\d+)", "\"clientPollTimeout\":\"$1\"")));
  }

  static Reply withUnknown(Reply reply) {
    return with(
        reply,
        UnknownMessage.builder().typeWord(SPARKLE).raw(Json.of("{\"bright\":true}")).build());
  }

  static Reply withDisconnect(Reply reply) {
    return with(reply, AgentDisconnect.builder().build());
  }

  private static Reply with(Reply reply, ServerMessage first) {
    return batchOf(reply)
        .<Reply>map(
            batch ->
                new Reply.Answered(
                    MessagesResponse.builder()
                        .from(batch)
                        .messages(List.of())
                        .addMessages(Message.of(first))
                        .addAllMessages(batch.messages())
                        .build()))
        .orElse(reply);
  }

  static Optional<MessagesResponse> batchOf(Reply reply) {
    return reply instanceof Reply.Answered answered
            && answered.response() instanceof MessagesResponse batch
        ? Optional.of(batch)
        : Optional.empty();
  }
}
