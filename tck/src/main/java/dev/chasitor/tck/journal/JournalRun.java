package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs histories on a journal and on the model, each with sessions of its own. */
final class JournalRun {

  private final JournalRig rig;
  private int runs;

  JournalRun(JournalRig rig) {
    this.rig = rig;
  }

  /**
   * Runs a history.
   *
   * @return the history up to the first answer that differs, with both answers; empty if none does
   */
  Optional<String> difference(List<JournalStep> steps) {
    String run = rig.name("run" + ++runs);
    JournalModel model = new JournalModel();
    List<String> done = new ArrayList<>();
    for (JournalStep step : steps) {
      String session = run + "-" + step.session();
      String owner = "owner" + step.owner();
      Optional<JournalRecord> before = model.read(session);
      long latest = before.map(JournalRecord::epoch).orElseGet(() -> model.nextEpoch(session));
      long epoch = Math.max(1, latest + step.epochs());
      long version = Math.max(1, before.map(JournalRecord::version).orElse(0L) + step.versions());
      Optional<String> difference =
          switch (step.act()) {
            case WRITE -> {
              JournalWrite write = write(step, session, epoch, version, owner, done.size());
              done.add(write + ", owner " + owner + ", settings " + write.settings());
              yield compare(done, model.write(write), rig.write(write));
            }
            case CLAIM -> {
              done.add("claim[" + session + ", epoch " + epoch + ", owner " + owner + "]");
              yield compare(
                  done, model.claim(session, epoch, owner), rig.claim(session, epoch, owner));
            }
            case REMOVE -> {
              done.add("remove[" + session + ", epoch " + epoch + "]");
              yield compare(done, model.remove(session, epoch), rig.remove(session, epoch));
            }
            case LIST -> {
              done.add("sessions[]");
              yield compare(done, model.sessions(), listed(run));
            }
          };
      if (difference.isEmpty()) {
        difference = compare(done, model.read(session), rig.read(session));
      }
      if (difference.isPresent()) {
        return difference.map(text -> text.replace(run, "chat"));
      }
    }
    return Optional.empty();
  }

  private static JournalWrite write(
      JournalStep step, String session, long epoch, long version, String owner, int number) {
    return new JournalWrite(
        session,
        epoch,
        version,
        owner,
        step.hasSettings() || version == 1
            ? Optional.of(JournalRig.settings(number))
            : Optional.empty(),
        JournalRig.state(number),
        IntStream.range(0, step.entries()).mapToObj(n -> number + "." + n).toList());
  }

  private List<String> listed(String run) {
    return rig.await(rig.journal.sessions()).stream()
        .filter(it -> it.session().startsWith(run + "-"))
        .map(it -> it.session() + " " + it.epoch() + " " + it.owner())
        .sorted()
        .toList();
  }

  private static Optional<String> compare(List<String> done, Object expected, Object found) {
    if (Objects.equals(expected, found)) {
      return Optional.empty();
    }
    return Optional.of(
        "expected another answer or content after this smallest history:\n  "
            + String.join("\n  ", done)
            + "\nexpected: "
            + expected
            + "\nfound:    "
            + found);
  }
}
