package dev.chasitor.tck.journal;

import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.tck.report.Reported;

/**
 * The contract of journals: all rules of {@link dev.chasitor.conformance.rule.JournalRule} as JUnit
 * tests. To test a journal, implement it:
 *
 * <pre>{@code
 * class MyJournalTckTest implements JournalTck {
 *   @TempDir Path folder;
 *
 *   @Override public SessionJournal open(String place) { return new MyJournal(Path.of(place)); }
 *   @Override public String newPlace() { return folder.resolve("chats").toString(); }
 * }
 * }</pre>
 *
 * <p>Each test bears the id of its rule. A test waits for what must happen, for {@link
 * JournalSubject#patience} at most. No test sleeps. One test draws its histories at random: it
 * needs jqwik's engine on the class path of the tests.
 */
@Reported(ContractKind.JOURNAL)
public interface JournalTck
    extends FencingContract,
        EntriesContract,
        KillContract,
        UnknownContract,
        LeaseContract,
        RemovalContract,
        ManySessionsContract,
        SizeContract,
        CallerContract,
        AnyHistoryContract {}
