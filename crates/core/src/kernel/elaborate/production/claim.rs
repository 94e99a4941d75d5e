//! Claims: relations between coproducers and a product, to be proven.

use crate::kernel::elaborate::service::worth;
use crate::kernel::elaborate::{Elaborate, Elaborator};
use crate::kernel::{AtomKind, Claim, Member, NetClaim};
use crate::model::Kinds;
use coproduce_syntax::declaration;
use coproduce_syntax::diagnostic::{Diagnostic, rules};
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Claim {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        match self {
            Self::Relation(claim) => relation(elaborator, claim, span),
            Self::Net(claim) => net(elaborator, claim, span),
        }
    }
}

fn net(elaborator: &mut Elaborator, claim: &declaration::NetClaim, span: Span) {
    let actor = elaborator.mention(claim.actor, Kinds::ACTORS);
    let amount = worth::finite(elaborator, &claim.amount);
    let proposition = elaborator.mention(claim.proposition, Kinds::PROPOSITIONS);
    let (Some(actor), Some(amount), Some(proposition)) = (actor, amount, proposition) else { return };
    if let AtomKind::Proposition(proposition) = elaborator.kernel.atom(proposition).kind
        && elaborator.is_own()
    {
        elaborator.kernel.net_claims.push(NetClaim { span, actor, amount, proposition });
    }
}

fn relation(elaborator: &mut Elaborator, claim: &declaration::RelationClaim, span: Span) {
    let members: Vec<Option<Member>> = claim.members.iter().map(|named| member(elaborator, named)).collect();
    let product = elaborator.mention(claim.product, Kinds::EXPECTED);
    let environment = elaborator.mention_environment(claim.environment);
    let (Some(product), Some(environment)) = (product, environment) else { return };
    if !members.iter().all(Option::is_some) {
        return;
    }
    let members: Vec<Member> = members.into_iter().flatten().collect();
    let mut sound = true;
    for (one, named) in members.iter().zip(&claim.members) {
        let refused = refusal(elaborator, one, named, product, environment);
        sound &= refused.is_none();
        elaborator.findings.extend(refused);
    }
    // The claims of a module are judged where it is checked itself.
    if sound && elaborator.is_own() {
        let declaration::RelationClaim { denied, relation, .. } = *claim;
        elaborator.kernel.claims.push(Claim { span, members, denied, relation, product, environment });
    }
}

fn member(elaborator: &mut Elaborator, member: &declaration::Member) -> Option<Member> {
    match member {
        declaration::Member::Present(name) => {
            Some(Member::Present(elaborator.mention_choice(*name, Kinds::COPRODUCERS)?))
        }
        declaration::Member::Absent(name) => Some(Member::Absent(elaborator.mention_choice(*name, Kinds::CONDITIONS)?)),
        declaration::Member::AnyOf(names, _) => {
            let atoms: Vec<_> = names.iter().map(|name| elaborator.mention_choice(*name, Kinds::CONDITIONS)).collect();
            atoms.into_iter().collect::<Option<Vec<_>>>().map(Member::AnyOf)
        }
    }
}

/// Why a claim cannot be about a member, if it cannot: a product is no coproducer of itself, and an environment
/// coproduces only what happens within it.
fn refusal(
    elaborator: &Elaborator,
    member: &Member,
    named: &declaration::Member,
    product: crate::kernel::AtomId,
    environment: crate::kernel::EnvironmentId,
) -> Option<Diagnostic> {
    let span = match named {
        declaration::Member::Present(name) | declaration::Member::Absent(name) => name.span,
        declaration::Member::AnyOf(_, span) => *span,
    };
    let kernel = &elaborator.kernel;
    let atoms = match member {
        Member::Present(atom) | Member::Absent(atom) => std::slice::from_ref(atom),
        Member::AnyOf(atoms) => atoms.as_slice(),
    };
    let choice = kernel.choice(product);
    if atoms.iter().any(|&atom| atom == product || atom == choice) {
        let name = elaborator.text(kernel.name_span(product));
        return Some(
            rules::WRONG_KIND
                .at(span, format!("`{name}` is named as a coproducer of itself"))
                .remark("the product is never among its own coproducers")
                .help("name the coproducers, and the product once, after the relation"),
        );
    }
    let outside = atoms
        .iter()
        .find_map(|&atom| kernel.environment_of(atom))
        .filter(|&named| !kernel.environment(environment).is_within(named))?;
    let (name, here) =
        (elaborator.text(kernel.environment(outside).name), elaborator.text(kernel.environment(environment).name));
    Some(
        rules::WRONG_KIND
            .at(span, format!("the claim is about `{here}`, which is not within `{name}`"))
            .remark("coproduces only what happens within it")
            .help(format!("name `{here}` or an environment it lies within")),
    )
}
