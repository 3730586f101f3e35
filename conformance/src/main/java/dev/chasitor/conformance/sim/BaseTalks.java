package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.sim.Step.Act;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The short talks to which the search by named faults adds its faults. */
final class BaseTalks {

  private static final Server SERVER = Server.accepting(Duration.ofSeconds(1));

  private BaseTalks() {}

  /** Returns the profiles of the search: both recoveries, with and without batches. */
  static List<Profile> profiles() {
    List<Profile> profiles = new ArrayList<>();
    for (Recovery recovery : Recovery.values()) {
      for (int batch : new int[] {1, 4}) {
        profiles.add(Profile.builder().recovery(recovery).batchLimit(batch).build());
      }
    }
    return profiles;
  }

  /** Returns the talks with this profile. */
  static List<Scenario> of(Profile profile) {
    return List.of(
        talk(
            profile,
            at(2_000, Act.SAY, "v1"),
            at(2_200, Act.AGENT_SAYS, "a1"),
            at(2_400, Act.SAY, "v2"),
            at(2_600, Act.END, "")),
        lastWords(profile),
        backlog(profile),
        talk(
            profile,
            at(2_000, Act.TYPE, ""),
            at(2_100, Act.PEEK, "p1"),
            at(2_300, Act.RAISE, "p2"),
            at(2_400, Act.SAY, "v1"),
            at(2_500, Act.AGENT_SAYS, "a1")),
        talk(
            profile,
            at(2_000, Act.AGENT_SAYS, "a1"),
            at(2_100, Act.AGENT_HANDS_OVER, ""),
            at(2_200, Act.SAY, "v1"),
            at(2_300, Act.AGENT_VANISHES, ""),
            at(2_400, Act.SAY, "v2")),
        talk(profile, at(500, Act.SAY, "v1"), at(600, Act.END, "")),
        talk(profile, at(500, Act.SAY, "v1"), at(600, Act.CHAT_FAILS, "")),
        talk(
            profile,
            at(2_000, Act.SAY, "v1"),
            at(2_000, Act.SAY, "v2"),
            at(2_000, Act.AGENT_SAYS, "a1"),
            at(45_000, Act.AGENT_SAYS, "a2"),
            at(45_000, Act.SAY, "v3")));
  }

  /** The agent says something and ends, while the visitor types and speaks. */
  private static Scenario lastWords(Profile profile) {
    return talk(
        profile,
        at(2_000, Act.AGENT_SAYS, "a1"),
        at(2_300, Act.SAY, "v1"),
        at(2_300, Act.AGENT_SAYS, "a2"),
        at(2_300, Act.AGENT_ENDS, ""),
        at(2_300, Act.TYPE, ""),
        at(2_301, Act.SAY, "v2"));
  }

  /** Several lines wait for the agent, as one batch where the profile allows it. */
  private static Scenario backlog(Profile profile) {
    return talk(
        profile,
        at(300, Act.SAY, "v1"),
        at(400, Act.RAISE, "p1"),
        at(500, Act.SAY, "v2"),
        at(600, Act.SAY, "v3"),
        at(2_500, Act.AGENT_SAYS, "a1"));
  }

  private static Scenario talk(Profile profile, Step... steps) {
    return new Scenario(List.of(steps), List.of(), List.of(), SERVER, profile, 0);
  }

  private static Step at(int millis, Act act, String text) {
    return new Step(Duration.ofMillis(millis), act, text);
  }
}
