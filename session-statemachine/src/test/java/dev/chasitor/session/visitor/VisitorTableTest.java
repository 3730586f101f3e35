package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.Json;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class VisitorTableTest {

  private static final Refusal LOST_NODE = new Refusal.AffinityLost("Invalid Affinity Token");

  /** A session in each kind of state. */
  private static Map<StateKind, Supplier<Rig>> states() {
    Map<StateKind, Supplier<Rig>> states = new EnumMap<>(StateKind.class);
    states.put(StateKind.FRESH, Rig::fresh);
    states.put(StateKind.OPENING, () -> Rig.fresh().take(new Input.Start(Duration.ZERO)));
    states.put(StateKind.REQUESTED, Rig::requested);
    states.put(StateKind.QUEUED, Rig::queued);
    states.put(StateKind.ESTABLISHED, () -> Rig.established().say(1, "on its way"));
    states.put(
        StateKind.LEAVING,
        () -> Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()));
    states.put(StateKind.ASKING, () -> Rig.established().refused(RequestType.MESSAGES, LOST_NODE));
    states.put(
        StateKind.RESTORING,
        () -> Rig.established().refused(RequestType.MESSAGES, LOST_NODE).takenOver());
    states.put(
        StateKind.SETTLING,
        () -> Rig.established().say(1, "on its way").pushed(ChatEnded.builder().build()));
    states.put(StateKind.ENDED, () -> Rig.established().take(new Input.Abandon(Duration.ZERO)));
    return states;
  }

  private static Map<InputKind, Reply> replies() {
    Map<InputKind, Reply> replies = new EnumMap<>(InputKind.class);
    replies.put(InputKind.ANSWERED, Rig.batch(100, Rig.line("hello")));
    replies.put(InputKind.ACCEPTED, new Reply.Accepted());
    replies.put(InputKind.EMPTY, new Reply.Empty());
    replies.put(InputKind.MALFORMED, new Reply.Malformed("at $, byte 0: expected an object"));
    replies.put(InputKind.SESSION_INVALID, refused(new Refusal.SessionInvalid("")));
    replies.put(
        InputKind.OUT_OF_SYNC,
        refused(new Refusal.OutOfSync("", OptionalLong.empty(), OptionalLong.empty())));
    replies.put(InputKind.AFFINITY_LOST, refused(LOST_NODE));
    replies.put(InputKind.SERVER_FAILED, refused(new Refusal.ServerFailed(500, "")));
    replies.put(InputKind.REJECTED, refused(new Refusal.Rejected(400, "")));
    return replies;
  }

  private static Map<InputKind, ServerMessage> messages() {
    Map<InputKind, ServerMessage> messages = new EnumMap<>(InputKind.class);
    messages.put(InputKind.CHAT_REQUEST_SUCCESS, Rig.success(3));
    messages.put(
        InputKind.CHAT_REQUEST_FAIL,
        ChatRequestFail.builder().reason(Word.of(ChatFailReason.UNAVAILABLE)).build());
    messages.put(InputKind.QUEUE_UPDATE, QueueUpdate.builder().position(7).build());
    messages.put(InputKind.CHAT_ESTABLISHED, Rig.agent("Andy"));
    messages.put(InputKind.CHAT_MESSAGE, Rig.line("hello"));
    messages.put(
        InputKind.CHAT_ENDED, ChatEnded.builder().reason(Word.of(ChatEndReason.AGENT)).build());
    messages.put(
        InputKind.CHAT_TRANSFERRED,
        ChatTransferred.builder().name("Bea").userId("005-Bea").build());
    messages.put(InputKind.AGENT_DISCONNECT, AgentDisconnect.builder().build());
    messages.put(
        InputKind.SWITCH_SERVER,
        SwitchServer.builder().newUrl("https://other.example/chat").build());
    messages.put(InputKind.SENSITIVE_DATA_RULES, SensitiveDataRules.builder().build());
    messages.put(InputKind.SESSION_DATA, Rig.transcript());
    messages.put(
        InputKind.OTHER_MESSAGE,
        UnknownMessage.builder().typeWord("New").raw(Json.of("{}")).build());
    return messages;
  }

  private static Map<InputKind, Input> commands(Duration now) {
    Map<InputKind, Input> commands = new EnumMap<>(InputKind.class);
    commands.put(InputKind.START, new Input.Start(now));
    commands.put(InputKind.SEND, new Input.Send(now, 99, "text"));
    commands.put(InputKind.TYPING, new Input.Typing(now, true));
    commands.put(InputKind.SNEAK_PEEK, new Input.SneakPeek(now, "tex"));
    commands.put(InputKind.WITHDRAW, new Input.Withdraw(now, 1));
    commands.put(InputKind.END, new Input.End(now, 99));
    commands.put(InputKind.ABANDON, new Input.Abandon(now));
    return commands;
  }

  private static Reply refused(Refusal refusal) {
    return new Reply.Refused(refusal);
  }

  @Test
  void everyStateHasARigInThatState() {
    states().forEach((kind, rig) -> assertEquals(kind, rig.get().state.kind()));
    assertEquals(EnumSet.allOf(StateKind.class), states().keySet());
  }

  @Test
  void everyPairIsDecidedOnce() {
    for (StateKind state : StateKind.values()) {
      for (InputKind input : InputKind.values()) {
        long deciding =
            VisitorMachine.table().stream()
                .filter(row -> row.from().contains(state) && row.on().contains(input))
                .count();
        assertEquals(1, deciding, state + " × " + input);
      }
    }
  }

  /** Nothing the peer or the network does throws, in any state, on any line. */
  @Test
  void noOutcomeThrowsAndEveryCallStaysAccountedFor() {
    states()
        .forEach(
            (kind, rig) -> {
              for (int line = 0; line < rig.get().state.awaitedCalls().size(); line++) {
                int at = line;
                for (Reply reply : replies().values()) {
                  feed(rig, at, call -> new Input.Replied(Duration.ofSeconds(1), call, reply));
                }
                feed(
                    rig,
                    at,
                    call -> new Input.Lost(Duration.ofSeconds(1), call, FailureKind.TIMED_OUT));
              }
            });
  }

  private static void feed(Supplier<Rig> rigs, int line, LongFunction<Input> input) {
    Rig rig = rigs.get();
    long call = rig.state.awaitedCalls().get(line);
    rig.take(input.apply(call));
    assertFalse(rig.state.awaitedCalls().contains(call), "still waits for " + call);
  }

  /** Each message alone in a batch, in each state that polls. */
  @Test
  void noMessageThrows() {
    states()
        .forEach(
            (kind, rig) -> {
              for (ServerMessage message : messages().values()) {
                Rig each = rig.get();
                if (each.openCalls().contains(RequestType.MESSAGES)) {
                  each.reply(RequestType.MESSAGES, Rig.batch(100, message));
                }
              }
            });
    Set<InputKind> missing = EnumSet.allOf(InputKind.class);
    missing.removeAll(messages().keySet());
    missing.removeIf(kind -> kind.origin() != InputKind.Origin.SERVER);
    assertEquals(Set.of(), missing);
  }

  /** A command either does something or throws, and then the state is what it was. */
  @Test
  void commandsThrowOnlyWhereTheTableSaysSo() {
    List<String> thrown = new ArrayList<>();
    states()
        .forEach(
            (kind, rig) ->
                commands(Duration.ofSeconds(1))
                    .forEach(
                        (input, command) -> {
                          try {
                            rig.get().take(command);
                          } catch (IllegalCommandException e) {
                            thrown.add(kind + " " + input);
                          }
                        }));
    assertEquals(
        List.of(
            "FRESH SEND",
            "OPENING START",
            "REQUESTED START",
            "QUEUED START",
            "ESTABLISHED START",
            "LEAVING START",
            "LEAVING SEND",
            "LEAVING END",
            "ASKING START",
            "RESTORING START",
            "SETTLING START",
            "ENDED START"),
        thrown);
  }

  @Test
  void deadlinesAreHarmlessWhenEarly() {
    states()
        .forEach(
            (kind, rig) -> {
              Rig each = rig.get();
              VisitorState before = each.state;
              each.take(new Input.Deadline(Duration.ZERO));
              assertEquals(before, each.state);
            });
  }

  @Test
  void everyRuleIdIsWellFormed() {
    VisitorMachine.table()
        .forEach(
            row ->
                row.rules()
                    .forEach(
                        rule ->
                            assertTrue(rule.matches("[CK]-[A-Z]+-\\d\\d"), () -> "odd " + rule)));
  }
}
