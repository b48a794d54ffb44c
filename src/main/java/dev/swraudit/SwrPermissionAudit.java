package dev.swraudit;

/**
 * The command line: {@code java -jar swr-permission-audit.jar input=repositories.csv}.
 */
public final class SwrPermissionAudit {

	private SwrPermissionAudit() {
	}

	public static void main(String[] args) {
		System.exit(0);
	}

}
