package dev.chasitor.tck.arbitraries;

import static dev.chasitor.tck.arbitraries.Values.OFTEN;
import static dev.chasitor.tck.arbitraries.Values.affinities;
import static dev.chasitor.tck.arbitraries.Values.extras;
import static dev.chasitor.tck.arbitraries.Values.few;
import static dev.chasitor.tck.arbitraries.Values.flags;
import static dev.chasitor.tck.arbitraries.Values.numbers;
import static dev.chasitor.tck.arbitraries.Values.texts;

import dev.chasitor.model.Availability;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.VisitorId;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;

/** Generators of the messages that a server answers in an envelope. */
final class AnswerModels {

  private AnswerModels() {}

  static void addTo(Map<Class<? extends ServerMessage>, Arbitrary<? extends ServerMessage>> types) {
    types.put(Availability.class, availabilitys());
    types.put(Settings.class, settingses());
    types.put(VisitorId.class, visitorIds());
    types.put(SwitchServer.class, switchServers());
    types.put(ReconnectSession.class, reconnectSessions());
  }

  static Arbitrary<Availability> availabilitys() {
    return Builders.withBuilder(Availability::builder)
        .use(few(DataModels.results()))
        .in(Availability.Builder::results)
        .use(extras())
        .in(Availability.Builder::putAllAdditionalProperties)
        .build(Availability.Builder::build);
  }

  static Arbitrary<Settings> settingses() {
    return Builders.withBuilder(Settings::builder)
        .use(numbers())
        .in(Settings.Builder::pingRate)
        .use(texts())
        .in(Settings.Builder::contentServerUrl)
        .use(few(DataModels.buttons()))
        .in(Settings.Builder::buttons)
        .use(extras())
        .in(Settings.Builder::putAllAdditionalProperties)
        .build(Settings.Builder::build);
  }

  static Arbitrary<VisitorId> visitorIds() {
    return Builders.withBuilder(VisitorId::builder)
        .use(texts())
        .in(VisitorId.Builder::sessionId)
        .use(extras())
        .in(VisitorId.Builder::putAllAdditionalProperties)
        .build(VisitorId.Builder::build);
  }

  static Arbitrary<SwitchServer> switchServers() {
    return Builders.withBuilder(SwitchServer::builder)
        .use(texts())
        .in(SwitchServer.Builder::newUrl)
        .use(extras())
        .in(SwitchServer.Builder::putAllAdditionalProperties)
        .build(SwitchServer.Builder::build);
  }

  static Arbitrary<ReconnectSession> reconnectSessions() {
    return Builders.withBuilder(ReconnectSession::builder)
        .use(flags())
        .withProbability(OFTEN)
        .in(ReconnectSession.Builder::resetSequence)
        .use(affinities())
        .in(ReconnectSession.Builder::affinityToken)
        .use(extras())
        .in(ReconnectSession.Builder::putAllAdditionalProperties)
        .build(ReconnectSession.Builder::build);
  }
}
