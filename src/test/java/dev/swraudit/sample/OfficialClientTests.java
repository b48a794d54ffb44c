package dev.swraudit.sample;

import java.nio.file.Path;

import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesRequest;
import com.huaweicloud.sdk.swr.v2.model.ListNamespacesResponse;
import com.huaweicloud.sdk.swr.v2.model.ListRepoDomainsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListRepoDomainsResponse;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListReposDetailsResponse;
import com.huaweicloud.sdk.swr.v2.model.ListSharedReposDetailsRequest;
import com.huaweicloud.sdk.swr.v2.model.ListSharedReposDetailsResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespace;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowRepositoryRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowRepositoryResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import dev.swraudit.support.OfficialClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Parses the responses of the sample SWR with the official client of Huawei Cloud.
 */
class OfficialClientTests {

	private final SampleSwr swr = SampleSwr.start(Path.of("sample-input"));

	private final SwrClient client = OfficialClient.at(this.swr.endpoint(), SampleSwr.TOKEN);

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void parsesWhoMayDoWhat() {
		ShowUserRepositoryAuthResponse answer = this.client.showUserRepositoryAuth(
				new ShowUserRepositoryAuthRequest().withNamespace("payments").withRepository("checkout-api"));
		assertThat(answer.getId()).isEqualTo(71041);
		assertThat(answer.getName()).isEqualTo("checkout-api");
		assertThat(answer.getSelfAuth().getUserId()).isNotEmpty();
		UserAuth other = answer.getOthersAuths().get(0);
		assertThat(other.getUserId()).isEqualTo("cbfc923c06a81f3a98be3d1dcb346341");
		assertThat(other.getUserName()).isNotEmpty();
		assertThat(other.getAuth().getValue()).isIn(1L, 3L, 7L);
	}

	@Test
	void parsesWhoCreatedIt() {
		ShowRepositoryResponse answer = this.client.showRepository(
				new ShowRepositoryRequest().withNamespace("payments").withRepository("ledger$batch$settlement"));
		assertThat(answer.getName()).isEqualTo("ledger/batch/settlement");
		assertThat(answer.getCreatorId()).isEqualTo("589d63625488b6c0e07088490a9753c5");
		assertThat(answer.getCreatorName()).isNotEmpty();
	}

	@Test
	void parsesTheListingOfRepositories() {
		ListReposDetailsResponse answer = this.client.listReposDetails(new ListReposDetailsRequest().withLimit("1000")
			.withOffset("0")
			.withOrderColumn("name")
			.withOrderType("asc"));
		assertThat(answer.getBody()).extracting((repository) -> repository.getNamespace() + "/" + repository.getName())
			.contains("payments/checkout-api", "payments/ledger/batch/settlement")
			.doesNotContain("web/legacy-shop");
	}

	@Test
	void parsesTheListOfOrganizations() {
		ListNamespacesResponse answer = this.client
			.listNamespaces(new ListNamespacesRequest().withFilter("mode::visible"));
		assertThat(answer.getNamespaces()).extracting(ShowNamespace::getName)
			.containsExactly("payments", "platform", "web");
	}

	@Test
	void parsesTheGrantsOnAnOrganization() {
		ShowNamespaceAuthResponse answer = this.client
			.showNamespaceAuth(new ShowNamespaceAuthRequest().withNamespace("payments"));
		assertThat(answer.getName()).isEqualTo("payments");
		assertThat(answer.getCreatorName()).isEqualTo("lena.fischer");
		assertThat(answer.getOthersAuths()).extracting(UserAuth::getUserName)
			.containsExactly("lena.fischer", "ci-deployer", "platform-admin");
	}

	@Test
	void parsesTheListOfSharedRepositories() {
		ListSharedReposDetailsResponse answer = this.client
			.listSharedReposDetails(new ListSharedReposDetailsRequest().withCenter("self")
				.withLimit("1000")
				.withOffset("0")
				.withOrderColumn("name")
				.withOrderType("asc"));
		assertThat(answer.getBody()).extracting((repository) -> repository.getNamespace() + "/" + repository.getName())
			.containsExactly("platform/base-jre");
	}

	@Test
	void parsesTheAccountsThatARepositoryIsSharedWith() {
		ListRepoDomainsResponse answer = this.client
			.listRepoDomains(new ListRepoDomainsRequest().withNamespace("platform").withRepository("base-jre"));
		assertThat(answer.getBody()).extracting((share) -> share.getAccessDomain() + " " + share.getStatus())
			.containsExactly("acme-partner true", "former-vendor false");
	}

	@Test
	void parsesARefusal() {
		assertThatExceptionOfType(ClientRequestException.class)
			.isThrownBy(() -> this.client
				.showRepository(new ShowRepositoryRequest().withNamespace("web").withRepository("legacy-shop")))
			.satisfies((refusal) -> assertThat(refusal.getHttpStatusCode()).isEqualTo(404))
			.withMessageContaining("SVCSTG.SWR.4040113");
	}

}
