package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rule C-DLV-09, facts 51 to 53: a lifecycle message moves the session by its type. Each property
 * of each of them, at every depth, is left out, null and of every other type; the session goes the
 * same way, and what could not be read is written as it came.
 */
class OddLeavesTest {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  /** Instead of a value: the property is left out. */
  private static final Object GONE = new Object();

  private static final List<Object> ODD =
      List.of(
          GONE,
          JsonTree.NULL,
          "odd",
          "",
          new JsonNumber("12.7"),
          new JsonNumber("-1"),
          true,
          Map.of(),
          Map.of("a", Map.of("b", List.of())),
          List.of(),
          List.of(new JsonNumber("7"), JsonTree.NULL));

  /** A lifecycle message, where it comes, and where it leads. */
  enum Lifecycle {
    ROUTED(MessageType.CHAT_REQUEST_SUCCESS, Phase.INIT, Phase.QUEUED),
    FAILED(MessageType.CHAT_REQUEST_FAIL, Phase.INIT, Phase.ENDED),
    FAILED_LATER(MessageType.CHAT_REQUEST_FAIL, Phase.QUEUED, Phase.ENDED),
    MOVED_UP(MessageType.QUEUE_UPDATE, Phase.QUEUED, Phase.QUEUED),
    ESTABLISHED(MessageType.CHAT_ESTABLISHED, Phase.QUEUED, Phase.ESTABLISHED),
    TRANSFERRED(MessageType.CHAT_TRANSFERRED, Phase.ESTABLISHED, Phase.ESTABLISHED),
    DESERTED(MessageType.AGENT_DISCONNECT, Phase.ESTABLISHED, Phase.ESTABLISHED),
    ENDED(MessageType.CHAT_ENDED, Phase.ESTABLISHED, Phase.ENDED),
    ENDED_IN_THE_QUEUE(MessageType.CHAT_ENDED, Phase.QUEUED, Phase.ENDED),
    RESTORED(MessageType.CHASITOR_SESSION_DATA, Phase.RESYNCING, Phase.ESTABLISHED);

    private final MessageType type;
    private final Phase from;
    private final Phase to;

    Lifecycle(MessageType type, Phase from, Phase to) {
      this.type = type;
      this.from = from;
      this.to = to;
    }

    private BodyKind<?> kind() {
      return BodyKind.named("message/" + type.word()).orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsTypeMovesTheSession(Lifecycle lifecycle) {
    Map<String, Object> whole = envelope(lifecycle, TestVectors.full(lifecycle.kind()));
    check(lifecycle, whole, "as it should be");
    int tried = 0;
    for (List<Object> path : paths(known(whole.get("message")), List.of("message"))) {
      for (Object odd : ODD) {
        Map<String, Object> changed = envelope(lifecycle, TestVectors.full(lifecycle.kind()));
        put(changed, path, odd);
        check(lifecycle, changed, path + " is " + (odd == GONE ? "gone" : odd));
        tried++;
      }
    }
    assertNotEquals(0, tried);
  }

  private static Map<String, Object> envelope(Lifecycle lifecycle, Object body) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("type", lifecycle.type.word());
    envelope.put("message", body);
    return envelope;
  }

  private static void check(Lifecycle lifecycle, Map<String, Object> envelope, String what) {
    byte[] document = JsonTree.bytes(envelope);
    Message read = CODEC.decode(BodyKind.MESSAGE, document);
    assertEquals(lifecycle.type, read.message().kind(), what);
    assertEquals(lifecycle.to, Visit.to(lifecycle.from).hears(read).phase(), what);

    byte[] written = CODEC.encode(BodyKind.MESSAGE, read);
    assertEquals(read, CODEC.decode(BodyKind.MESSAGE, written), what);
    assertEquals(
        List.of(),
        lost("$", envelope, JsonTree.object(written)),
        () -> what + " is written as came");
  }

  /** What was in a document and is not what was written; null and an empty list may be left out. */
  private static List<String> lost(String path, Object came, Object written) {
    List<String> lost = new ArrayList<>();
    if (came instanceof Map<?, ?> map && written instanceof Map<?, ?> other) {
      map.forEach(
          (name, value) -> {
            Object kept = other.get(name);
            if (kept != null) {
              lost.addAll(lost(path + "." + name, value, kept));
            } else if (value != JsonTree.NULL && !value.equals(List.of())) {
              lost.add(path + "." + name);
            }
          });
    } else if (came instanceof List<?> list
        && written instanceof List<?> other
        && list.size() == other.size()) {
      for (int at = 0; at < list.size(); at++) {
        lost.addAll(lost(path + "[" + at + "]", list.get(at), other.get(at)));
      }
    } else if (came != JsonTree.NULL
        && !came.equals(written)
        && !asText(came).equals(asText(written))) {
      lost.add(path + ": " + JsonTree.difference(came, written));
    }
    return lost;
  }

  /**
   * Numbers and booleans may be read as text; texts of attached records become lists (A24, A31).
   */
  private static String asText(Object value) {
    if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof Map<?, ?> one) {
      Object record = one.get("fieldValue");
      return record != null && one.size() == 1 ? asText(record) : JsonTree.text(value);
    }
    if (value instanceof Map<?, ?> one && one.size() == 1 && one.containsKey("fieldValue")) {
      return asText(known(JsonTree.object(one).get("fieldValue")));
    }
    if (value instanceof List<?> list && list.isEmpty()) {
      return "";
    }
    return value instanceof String text ? text : JsonTree.text(value);
  }

  /** What must be there. */
  private static Object known(@Nullable Object value) {
    return Objects.requireNonNull(value, "value");
  }

  /** The path of each value inside another one, and of that itself. */
  private static List<List<Object>> paths(Object value, List<Object> path) {
    List<List<Object>> paths = new ArrayList<>(List.of(path));
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> paths.addAll(paths(inner, longer(path, name))));
    } else if (value instanceof List<?> list) {
      for (int at = 0; at < list.size(); at++) {
        paths.addAll(paths(list.get(at), longer(path, at)));
      }
    }
    return paths;
  }

  private static List<Object> longer(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  @SuppressWarnings("unchecked") // the steps say which it is
  private static void put(Object document, List<Object> path, Object value) {
    Object at = document;
    for (Object step : path.subList(0, path.size() - 1)) {
      at =
          known(
              step instanceof Integer index
                  ? ((List<Object>) at).get(index)
                  : JsonTree.object(at).get(step));
    }
    Object last = path.get(path.size() - 1);
    if (last instanceof Integer index) {
      List<Object> list = (List<Object>) at;
      if (value == GONE) {
        list.remove((int) index);
      } else {
        list.set(index, value);
      }
    } else if (value == GONE) {
      JsonTree.object(at).remove(last);
    } else {
      JsonTree.object(at).put((String) last, value);
    }
  }

  /** A session that is taken to a phase by plain messages. */
  private static final class Visit {
    private final List<Effect.Call> open = new ArrayList<>();
    private VisitorState state;
    private long sequence = -1;

    private Visit() {
      state =
          VisitorMachine.fresh(
              new SessionSettings(
                  ChasitorInitRequest.builder()
                      .organizationId("00D")
                      .deploymentId("572")
                      .buttonId("573")
                      .visitorName("Ada")
                      .build(),
                  ApiVersion.of(42),
                  Profile.defaults(),
                  URI.create("https://chat.example/chat/rest/"),
                  0));
    }

    static Visit to(Phase phase) {
      Visit visit = new Visit();
      visit.take(new Input.Start(Duration.ZERO));
      visit.reply(
          RequestType.SESSION_ID,
          new Reply.Answered(
              SessionIdResponse.builder()
                  .id("id")
                  .key(SessionKey.of("key"))
                  .affinityToken(AffinityToken.of("affinity"))
                  .clientPollTimeout(40)
                  .build()));
      visit.reply(RequestType.CHASITOR_INIT, new Reply.Accepted());
      if (phase == Phase.INIT) {
        return visit;
      }
      visit.hears("{\"type\":\"ChatRequestSuccess\",\"message\":{\"queuePosition\":3}}");
      if (phase == Phase.QUEUED) {
        return visit;
      }
      visit.hears(
          "{\"type\":\"ChatEstablished\",\"message\":{\"name\":\"Ann\",\"userId\":\"005\"}}");
      if (phase == Phase.ESTABLISHED) {
        return visit;
      }
      visit.reply(RequestType.MESSAGES, new Reply.Refused(new Refusal.AffinityLost("")));
      visit.reply(
          RequestType.RESYNC_SESSION,
          new Reply.Answered(
              ResyncSessionResponse.builder()
                  .isValid(true)
                  .key(SessionKey.of("key2"))
                  .affinityToken(AffinityToken.of("affinity2"))
                  .build()));
      return visit;
    }

    private void hears(String message) {
      hears(CODEC.decode(BodyKind.MESSAGE, message.getBytes(UTF_8)));
    }

    VisitorState hears(Message message) {
      sequence++;
      reply(
          RequestType.MESSAGES,
          new Reply.Answered(
              MessagesResponse.builder().addMessages(message).sequence(sequence).build()));
      return state;
    }

    private void reply(RequestType type, Reply reply) {
      Effect.Call call =
          open.stream().filter(each -> each.request().kind() == type).findFirst().orElseThrow();
      open.remove(call);
      take(new Input.Replied(Duration.ZERO, call.id(), reply));
    }

    private void take(Input input) {
      Transition transition = VisitorMachine.step(state, input);
      state = transition.next();
      Consumer<Effect> note =
          effect -> {
            if (effect instanceof Effect.Call call) {
              open.add(call);
            } else if (effect instanceof Effect.Cancel cancel) {
              open.removeIf(call -> call.id() == cancel.id());
            }
          };
      transition.effects().forEach(note);
    }
  }
}
