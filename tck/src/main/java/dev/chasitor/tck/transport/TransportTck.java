package dev.chasitor.tck.transport;

import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.tck.report.Reported;

/**
 * The contract of transports: all rules of {@link dev.chasitor.conformance.rule.TransportRule} as
 * JUnit tests, over real loopback sockets. To test a transport, implement it:
 *
 * <pre>{@code
 * class MyTransportTckTest implements TransportTck {
 *   @Override public HttpTransport open(TransportOptions options) { … }
 *   @Override public LentEngine lend(TransportOptions options) { … }
 * }
 * }</pre>
 *
 * <p>Each test bears the id of its rule. A test waits for what must happen, for {@link
 * TransportSubject#patience} at most. It looks for what must not happen when nothing more can come.
 * No test sleeps.
 */
@Reported(ContractKind.TRANSPORT)
public interface TransportTck
    extends RequestContract,
        AnswerContract,
        CodingContract,
        OneRequestContract,
        MechanismContract,
        TimeContract,
        AbortContract,
        OutcomeContract,
        ManyContract,
        TransportLimitContract,
        CloseContract,
        PrivacyContract {}
