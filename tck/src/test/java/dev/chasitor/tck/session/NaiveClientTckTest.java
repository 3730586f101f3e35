package dev.chasitor.tck.session;

import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** The naive client without its mistakes, as its author judges it. */
class NaiveClientTckTest extends BlockingClientTck {

  @Override
  protected BlockingSession open(URI endpoint, ChasitorInitRequest init, Application application) {
    return new NaiveClient(endpoint, init, application, Set.of());
  }

  @Override
  protected Profile profile() {
    return Profile.builder().recovery(Recovery.RESYNC).build();
  }

  @Override
  protected Map<String, String> notApplicable() {
    return Map.of("C-NOT-01", "the client sends no notices");
  }
}
