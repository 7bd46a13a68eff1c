package io.bulkmap.sample.ingest;

/**
 * Thrown when a body was taken in part.
 */
public class IngestException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient IngestReport report;

	private final RejectedBodyException rejection;

	IngestException(IngestReport report, RejectedBodyException rejection) {
		super(rejection.getMessage(), rejection);
		this.report = report;
		this.rejection = rejection;
	}

	/**
	 * Returns what was done, and stays so.
	 * @return the report
	 */
	public IngestReport report() {
		return this.report;
	}

	/**
	 * Returns why the rest was not.
	 * @return the rejection
	 */
	public RejectedBodyException rejection() {
		return this.rejection;
	}

}
