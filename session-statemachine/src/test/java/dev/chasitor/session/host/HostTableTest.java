package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.session.machine.IllegalCommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HostTableTest {

  static final RequestHeaders HEADERS = RequestHeaders.version(ApiVersion.LATEST);

  /** A session in each phase. */
  private static Map<HostPhase, Supplier<HostRig>> phases() {
    Map<HostPhase, Supplier<HostRig>> phases = new EnumMap<>(HostPhase.class);
    phases.put(HostPhase.CREATED, HostRig::created);
    phases.put(HostPhase.WAITING, HostRig::waiting);
    phases.put(HostPhase.ACTIVE, HostRig::active);
    phases.put(HostPhase.CLOSING, HostRig::closing);
    phases.put(HostPhase.GONE, HostRig::gone);
    return phases;
  }

  private static List<HostInput> deskCommands(Duration now) {
    return List.of(
        new HostInput.Queue(now, 1),
        new HostInput.Accept(now, "Andy", "005000000000001"),
        new HostInput.AgentSays(now, "hello"),
        new HostInput.AgentTyping(now, true),
        new HostInput.Transfer(now, "Bea", "005000000000002"),
        new HostInput.Disconnect(now),
        new HostInput.AgentEnds(now),
        new HostInput.Fail(now, ChatFailReason.UNAVAILABLE));
  }

  @Test
  void everyPhaseHasARigInThatPhase() {
    phases().forEach((phase, rig) -> assertEquals(phase, rig.get().state.phase()));
    assertEquals(EnumSet.allOf(HostPhase.class), phases().keySet());
  }

  @Test
  void everyPairIsDecidedOnce() {
    for (HostPhase phase : HostPhase.values()) {
      for (HostInputKind input : HostInputKind.values()) {
        long deciding =
            HostMachine.table().stream()
                .filter(row -> row.from().contains(phase) && row.on().contains(input))
                .count();
        assertEquals(1, deciding, phase + " × " + input);
      }
    }
  }

  /** Whatever a client sends in whatever phase: no exception, and an answer, if need be at last. */
  @Test
  void everyExchangeIsAnsweredOnce() {
    Set<HostInputKind> seen = EnumSet.noneOf(HostInputKind.class);
    phases()
        .forEach(
            (phase, rig) -> {
              for (Request request : HostRig.requests()) {
                for (OptionalLong number :
                    List.of(OptionalLong.empty(), OptionalLong.of(2), OptionalLong.of(99))) {
                  HostRig each = rig.get();
                  long exchange = each.exchange(request, number, Optional.of(each.affinity));
                  if (request.kind() != RequestType.MULTI_NOUN) {
                    seen.add(
                        HostMachine.kindOf(
                            new HostInput.Asked(Duration.ZERO, 0, request, HEADERS)));
                  }
                  while (each.isOpen(exchange)) {
                    each.toDeadline();
                  }
                }
              }
              HostRig each = rig.get();
              assertTrue(each.answer(each.resync()).isPresent());
              each.take(new HostInput.Abandoned(each.now, 99));
            });
    seen.addAll(List.of(HostInputKind.TAKE_OVER, HostInputKind.ABANDONED, HostInputKind.DEADLINE));
    deskCommands(Duration.ZERO).forEach(command -> seen.add(HostMachine.kindOf(command)));
    assertEquals(EnumSet.allOf(HostInputKind.class), seen);
  }

  @Test
  void deskCommandsThrowOnlyWhereTheTableSaysSo() {
    List<String> thrown = new ArrayList<>();
    phases()
        .forEach(
            (phase, rig) ->
                deskCommands(Duration.ofSeconds(1))
                    .forEach(
                        command -> {
                          try {
                            rig.get().take(command);
                          } catch (IllegalCommandException e) {
                            thrown.add(phase + " " + HostMachine.kindOf(command));
                          }
                        }));
    assertEquals(
        List.of(
            "CREATED QUEUE",
            "CREATED ACCEPT",
            "CREATED AGENT_SAYS",
            "CREATED AGENT_TYPING",
            "CREATED TRANSFER",
            "CREATED DISCONNECT",
            "CREATED AGENT_ENDS",
            "CREATED FAIL",
            "WAITING AGENT_SAYS",
            "WAITING AGENT_TYPING",
            "WAITING TRANSFER",
            "WAITING DISCONNECT",
            "ACTIVE QUEUE",
            "ACTIVE ACCEPT"),
        thrown);
  }

  @Test
  void deadlinesAreHarmlessWhenEarly() {
    phases()
        .forEach(
            (phase, rig) -> {
              HostRig each = rig.get();
              HostState before = each.state;
              each.take(new HostInput.Deadline(Duration.ZERO));
              assertEquals(before, each.state);
            });
  }

  @Test
  void everyRuleIdIsWellFormed() {
    HostMachine.table()
        .forEach(
            row ->
                row.rules()
                    .forEach(
                        rule -> assertTrue(rule.matches("S-[A-Z]+-\\d\\d"), () -> "odd " + rule)));
  }

  @Test
  void whatIsNoRequestToASessionIsRefusedAtTheDoor() {
    for (Request request :
        List.of(SessionIdRequest.builder().build(), ResyncSessionRequest.builder().build())) {
      HostInput.Asked asked = new HostInput.Asked(Duration.ZERO, 1, request, HEADERS);
      assertThrows(
          IllegalArgumentException.class, () -> HostMachine.step(HostRig.created().state, asked));
    }
  }
}
