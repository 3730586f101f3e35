package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.host.Fault;
import dev.chasitor.host.Fault.AfterServer;
import dev.chasitor.host.Fault.BeforeServer;
import dev.chasitor.host.Fault.InReply;
import dev.chasitor.host.Fault.InsteadOfServer;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The schedules for a client that runs in real time: a few short talks, and the faults at the
 * places where clients make mistakes.
 */
final class RealTimeTalks {

  /** The clientPollTimeout of the server in seconds: silence lasts so long, and no longer. */
  private static final int POLL_TIMEOUT = 2;

  private static final Duration SOON = Duration.ofMillis(200);

  /** Longer than a talk in which no agent shall come. */
  private static final Duration NOT_SOON = Duration.ofSeconds(30);

  private static final List<Fault.Kind> OF_POLLS =
      List.of(
          BeforeServer.DROP_REQUEST,
          BeforeServer.SILENCE,
          BeforeServer.KILL_BEFORE,
          AfterServer.DROP_RESPONSE,
          InsteadOfServer.USELESS_204,
          InsteadOfServer.USELESS_200,
          InsteadOfServer.ERROR_403,
          InsteadOfServer.ERROR_429,
          InsteadOfServer.ERROR_500,
          InReply.GARBAGE,
          InReply.STALE_BATCH,
          InReply.UNKNOWN_MESSAGE,
          InReply.ODD_LEAVES);

  private static final List<Fault.Kind> OF_LINES =
      List.of(
          BeforeServer.DROP_REQUEST,
          BeforeServer.KILL_BEFORE,
          AfterServer.DROP_RESPONSE,
          AfterServer.KILL_AFTER,
          AfterServer.DELAY,
          InsteadOfServer.ERROR_400,
          InsteadOfServer.ERROR_409,
          InsteadOfServer.ERROR_429,
          InsteadOfServer.ERROR_500);

  private static final List<Fault.Kind> OF_TAKE_OVERS =
      List.of(BeforeServer.DROP_REQUEST, InsteadOfServer.ERROR_500, InsteadOfServer.NOT_VALID);

  private RealTimeTalks() {}

  /** Returns the schedules for a client that keeps to this profile. */
  static List<Scenario> of(Profile profile) {
    List<Scenario> talks =
        new ArrayList<>(
            List.of(
                quarrel(profile),
                open(profile),
                lastWords(profile),
                agentGoes(profile),
                monologue(profile),
                talk(profile, NOT_SOON, at(0, Act.END, "")),
                talk(profile, NOT_SOON, at(0, Act.CHAT_FAILS, "")),
                talk(
                    profile,
                    SOON,
                    at(1, Act.TYPE, ""),
                    at(2, Act.AGENT_SAYS, "a1"),
                    at(3, Act.SAY, "v1"),
                    at(4, Act.CLOSE, ""))));
    for (Fault.Kind kind : OF_POLLS) {
      talks.add(with(open(profile), Fault.once(RequestType.MESSAGES, 3, kind)));
    }
    for (Fault.Kind kind : OF_LINES) {
      talks.add(with(open(profile), Fault.once(RequestType.CHAT_MESSAGE, 2, kind)));
    }
    talks.add(
        with(
            lastWords(profile),
            Fault.once(RequestType.CHAT_MESSAGE, 1, InsteadOfServer.ERROR_403)));
    for (RequestType type : List.of(RequestType.SESSION_ID, RequestType.CHASITOR_INIT)) {
      talks.add(with(open(profile), Fault.once(type, 1, InsteadOfServer.ERROR_500)));
    }
    talks.add(
        with(open(profile), Fault.once(RequestType.CHASITOR_INIT, 1, AfterServer.DROP_RESPONSE)));
    talks.add(
        with(quarrel(profile), Fault.once(RequestType.CHAT_END, 1, AfterServer.DROP_RESPONSE)));
    for (Recovery recovery : Recovery.values()) {
      RequestType asked =
          switch (recovery) {
            case RESYNC -> RequestType.RESYNC_SESSION;
            case RECONNECT -> RequestType.RECONNECT_SESSION;
          };
      if (profile.recovery().filter(chosen -> chosen != recovery).isEmpty()) {
        for (Fault.Kind kind : OF_TAKE_OVERS) {
          talks.add(
              with(
                  open(profile),
                  Fault.once(RequestType.CHAT_MESSAGE, 2, BeforeServer.KILL_BEFORE),
                  Fault.once(asked, 1, kind)));
        }
      }
    }
    return List.copyOf(talks);
  }

  /** The visitor speaks before and after an agent comes, and ends. */
  private static Scenario quarrel(Profile profile) {
    return talk(
        profile,
        SOON,
        at(0, Act.SAY, "v1"),
        at(1, Act.AGENT_SAYS, "a1"),
        at(2, Act.SAY, "v2"),
        at(3, Act.AGENT_SAYS, "a2"),
        at(4, Act.END, ""));
  }

  /** Both speak in turn, and nobody ends. */
  private static Scenario open(Profile profile) {
    return talk(
        profile,
        SOON,
        at(1, Act.AGENT_SAYS, "a1"),
        at(2, Act.SAY, "v1"),
        at(3, Act.AGENT_SAYS, "a2"),
        at(4, Act.SAY, "v2"),
        at(5, Act.AGENT_SAYS, "a3"),
        at(6, Act.SAY, "v3"),
        at(7, Act.AGENT_SAYS, "a4"));
  }

  /** The agent says something and ends in one go. */
  private static Scenario lastWords(Profile profile) {
    return talk(
        profile,
        SOON,
        at(1, Act.AGENT_SAYS, "a1"),
        at(2, Act.SAY, "v1"),
        at(3, Act.AGENT_SAYS, "a2"),
        at(3, Act.AGENT_SAYS, "a3"),
        at(3, Act.AGENT_ENDS, ""));
  }

  /** The agent is replaced, and vanishes, and the chat goes on. */
  private static Scenario agentGoes(Profile profile) {
    return talk(
        profile,
        SOON,
        at(1, Act.AGENT_SAYS, "a1"),
        at(2, Act.AGENT_HANDS_OVER, ""),
        at(3, Act.AGENT_VANISHES, ""),
        at(4, Act.SAY, "v1"),
        at(5, Act.AGENT_SAYS, "a2"));
  }

  /** The agent says several lines in one go, so that some of them share a batch. */
  private static Scenario monologue(Profile profile) {
    return talk(
        profile,
        SOON,
        at(1, Act.AGENT_SAYS, "a1"),
        at(1, Act.AGENT_SAYS, "a2"),
        at(1, Act.AGENT_SAYS, "a3"),
        at(2, Act.SAY, "v1"),
        at(3, Act.AGENT_SAYS, "a4"));
  }

  private static Scenario talk(Profile profile, Duration acceptAfter, Step... steps) {
    return new Scenario(
        Arrays.asList(steps),
        List.of(),
        List.of(),
        new Server(acceptAfter, POLL_TIMEOUT, false, false, false, false),
        profile,
        0);
  }

  private static Scenario with(Scenario talk, Fault... faults) {
    return talk.with(List.of(faults));
  }

  /** Returns a step. Of its time only the order counts. */
  private static Step at(int seconds, Act act, String text) {
    return new Step(Duration.ofSeconds(seconds), act, text);
  }
}
