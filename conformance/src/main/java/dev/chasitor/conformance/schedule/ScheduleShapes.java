package dev.chasitor.conformance.schedule;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.textAs;

import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonShape;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Journaling;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The JSON tables of a schedule and its parts. */
final class ScheduleShapes {

  /** The version of the documents written. */
  static final int VERSION = 1;

  /** The longest time in a schedule. */
  private static final Duration LONGEST = Profile.LONGEST;

  private static final JsonType<Duration> DURATION =
      textAs("a duration such as PT1.5S", ScheduleShapes::duration, Duration::toString);

  private static final List<String> FAULTS =
      Fault.Kind.all().stream().map(Fault.Kind::name).toList();

  private static final JsonType<Fault.Kind> FAULT_KIND =
      textAs("one of " + FAULTS, ScheduleShapes::faultKind, Fault.Kind::name);

  private static final JsonRecord<Step> STEP =
      JsonRecord.of("Step", s -> checked(new Step(s.next(), s.next(), s.next(), s.next())))
          .required("at", DURATION, Step::at)
          .required("act", enumOf(Step.Act.class), Step::act)
          .sparse("text", TEXT, "", Step::text)
          .sparse("lasting", DURATION, Duration.ZERO, Step::lasting);

  private static final JsonRecord<Fault> FAULT =
      JsonRecord.of(
              "Fault",
              s -> checked(new Fault(s.next(), s.<Integer>next(), s.<Integer>next(), s.next())))
          .required("on", enumOf(RequestType.class), Fault::on)
          .required("nth", INT32, Fault::nth)
          .sparse("times", INT32, 1, Fault::times)
          .required("kind", FAULT_KIND, Fault::kind);

  private static final JsonRecord<Hitch> HITCH =
      JsonRecord.of("Hitch", s -> new Hitch(counted(s.<Integer>next()), s.next()))
          .required("nth", INT32, Hitch::nth)
          .required("kind", enumOf(Hitch.Kind.class), Hitch::kind);

  private static final JsonRecord<Crash> CRASH =
      JsonRecord.of("Crash", s -> new Crash(counted(s.<Integer>next()), s.next()))
          .required("nth", INT32, Crash::nth)
          .required("kind", enumOf(Crash.Kind.class), Crash::kind);

  private static final JsonRecord<Server> SERVER =
      JsonRecord.of(
              "Server",
              s ->
                  checked(
                      new Server(
                          s.next(),
                          s.<Integer>next(),
                          s.<Boolean>next(),
                          s.<Boolean>next(),
                          s.<Boolean>next(),
                          s.<Boolean>next())))
          .required("acceptAfter", DURATION, Server::acceptAfter)
          .required("pollTimeout", INT32, Server::pollTimeout)
          .required("timeoutAsText", BOOL, Server::timeoutAsText)
          .required("attentive", BOOL, Server::attentive)
          .required("discreet", BOOL, Server::discreet)
          .required("narrow", BOOL, Server::narrow);

  private static final JsonShape<Profile, Profile.Builder> PROFILE =
      JsonShape.of("Profile", Profile::builder, Profile.Builder::build)
          .optional(
              "recovery", enumOf(Recovery.class), Profile::recovery, Profile.Builder::recovery)
          .required(
              "numbersAfterHandOver",
              enumOf(Profile.NumbersAfterHandOver.class),
              Profile::numbersAfterHandOver,
              Profile.Builder::numbersAfterHandOver)
          .required(
              "ackAfterHandOver",
              enumOf(Profile.AckAfterHandOver.class),
              Profile::ackAfterHandOver,
              Profile.Builder::ackAfterHandOver)
          .required(
              "postsResyncState",
              BOOL,
              Profile::postsResyncState,
              Profile.Builder::postsResyncState)
          .required(
              "requestTimeout", DURATION, Profile::requestTimeout, Profile.Builder::requestTimeout)
          .required("openTimeout", DURATION, Profile::openTimeout, Profile.Builder::openTimeout)
          .required(
              "connectionTimeout",
              DURATION,
              Profile::connectionTimeout,
              Profile.Builder::connectionTimeout)
          .required("leaveTimeout", DURATION, Profile::leaveTimeout, Profile.Builder::leaveTimeout)
          .optional("longestQueue", DURATION, Profile::longestQueue, Profile.Builder::longestQueue)
          .optional("longestChat", DURATION, Profile::longestChat, Profile.Builder::longestChat)
          .required(
              "noticeInterval", DURATION, Profile::noticeInterval, Profile.Builder::noticeInterval)
          .required("firstBackoff", DURATION, Profile::firstBackoff, Profile.Builder::firstBackoff)
          .required(
              "longestBackoff", DURATION, Profile::longestBackoff, Profile.Builder::longestBackoff)
          .required("postRetries", INT32, Profile::postRetries, Profile.Builder::postRetries)
          .required(
              "malformedLimit", INT32, Profile::malformedLimit, Profile.Builder::malformedLimit)
          .required("batchLimit", INT32, Profile::batchLimit, Profile.Builder::batchLimit)
          .required(
              "leavesQueueBy",
              enumOf(Profile.QueueExit.class),
              Profile::leavesQueueBy,
              Profile.Builder::leavesQueueBy)
          .required("outboxLimit", INT32, Profile::outboxLimit, Profile.Builder::outboxLimit);

  /** The document. */
  static final JsonRecord<Scenario> SCHEDULE =
      JsonRecord.of(
              "Schedule",
              s -> {
                s.<Integer>next();
                Server server = s.next();
                Profile profile = s.next();
                long jitterSeed = s.<Long>next();
                Journaling journaling = s.next();
                List<Step> steps = s.next();
                List<Fault> faults = s.next();
                List<Hitch> hitches = s.next();
                return new Scenario(
                    steps, faults, hitches, server, profile, jitterSeed, journaling, s.next());
              })
          .required("version", INT32, schedule -> VERSION)
          .required("server", SERVER, Scenario::server)
          .required("profile", PROFILE, Scenario::profile)
          .required("jitterSeed", INT64, Scenario::jitterSeed)
          .required("journaling", enumOf(Journaling.class), Scenario::journaling)
          .required("steps", list(STEP), Scenario::steps)
          .required("faults", list(FAULT), Scenario::faults)
          .required("hitches", list(HITCH), Scenario::hitches)
          .required("crashes", list(CRASH), Scenario::crashes);

  private ScheduleShapes() {}

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a duration", e);
    }
  }

  private static Fault.Kind faultKind(String name) {
    return Fault.Kind.all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a kind of fault"));
  }

  private static Step checked(Step step) {
    limited("at", step.at());
    limited("lasting", step.lasting());
    return step;
  }

  private static Fault checked(Fault fault) {
    counted(fault.nth());
    if (fault.times() < 1) {
      throw new IllegalArgumentException("times must be 1 or more");
    }
    if (!fault.fits()) {
      throw new IllegalArgumentException(fault.kind() + " cannot hit " + fault.on());
    }
    return fault;
  }

  private static Server checked(Server server) {
    limited("acceptAfter", server.acceptAfter());
    if (server.pollTimeout() < 1 || server.pollTimeout() > LONGEST.toSeconds()) {
      throw new IllegalArgumentException("pollTimeout must be 1 or more seconds, up to a year");
    }
    return server;
  }

  private static int counted(int nth) {
    if (nth < 1) {
      throw new IllegalArgumentException("nth must be 1 or more");
    }
    return nth;
  }

  private static void limited(String name, Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be between PT0S and " + LONGEST);
    }
  }
}
