#include "analysis/region_names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace smallprint {
namespace {

// By name, so that it can be searched by halves.
constexpr std::array<RegionName, 167> names{{{"africa", "Africa", false},
                                             {"alabama", "Alabama", true},
                                             {"alaska", "Alaska", true},
                                             {"american", "the US", false},
                                             {"argentina", "Argentina", false},
                                             {"arizona", "Arizona", true},
                                             {"arkansas", "Arkansas", true},
                                             {"asia", "Asia", false},
                                             {"australia", "Australia", false},
                                             {"australian", "Australia", false},
                                             {"austria", "Austria", false},
                                             {"belarus", "Belarus", false},
                                             {"belgium", "Belgium", false},
                                             {"brazil", "Brazil", false},
                                             {"brazilian", "Brazil", false},
                                             {"britain", "the UK", false},
                                             {"british", "the UK", false},
                                             {"bulgaria", "Bulgaria", false},
                                             {"california", "California", true},
                                             {"californian", "California", false},
                                             {"canada", "Canada", false},
                                             {"canadian", "Canada", false},
                                             {"chile", "Chile", false},
                                             {"china", "China", false},
                                             {"colombia", "Colombia", false},
                                             {"colorado", "Colorado", true},
                                             {"connecticut", "Connecticut", true},
                                             {"continental europe", "Europe", false},
                                             {"croatia", "Croatia", false},
                                             {"cyprus", "Cyprus", false},
                                             {"czech republic", "the Czech Republic", false},
                                             {"czechia", "the Czech Republic", false},
                                             {"delaware", "Delaware", true},
                                             {"denmark", "Denmark", false},
                                             {"eea", "the EEA", false},
                                             {"egypt", "Egypt", false},
                                             {"england", "England", false},
                                             {"england and wales", "England and Wales", false},
                                             {"estonia", "Estonia", false},
                                             {"eu", "the EU", false},
                                             {"europe", "Europe", false},
                                             {"european", "Europe", false},
                                             {"european economic area", "the EEA", false},
                                             {"european region", "Europe", false},
                                             {"european union", "the EU", false},
                                             {"finland", "Finland", false},
                                             {"florida", "Florida", true},
                                             {"france", "France", false},
                                             {"french", "France", false},
                                             {"georgia", "Georgia", true},
                                             {"german", "Germany", false},
                                             {"germany", "Germany", false},
                                             {"great britain", "the UK", false},
                                             {"greece", "Greece", false},
                                             {"hawaii", "Hawaii", true},
                                             {"hong kong", "Hong Kong", false},
                                             {"hungary", "Hungary", false},
                                             {"iceland", "Iceland", false},
                                             {"idaho", "Idaho", true},
                                             {"illinois", "Illinois", true},
                                             {"india", "India", false},
                                             {"indian", "India", false},
                                             {"indiana", "Indiana", true},
                                             {"indonesia", "Indonesia", false},
                                             {"iowa", "Iowa", true},
                                             {"ireland", "Ireland", false},
                                             {"israel", "Israel", false},
                                             {"italy", "Italy", false},
                                             {"japan", "Japan", false},
                                             {"japanese", "Japan", false},
                                             {"kansas", "Kansas", true},
                                             {"kentucky", "Kentucky", true},
                                             {"kenya", "Kenya", false},
                                             {"korea", "Korea", false},
                                             {"korean", "Korea", false},
                                             {"latin america", "Latin America", false},
                                             {"latvia", "Latvia", false},
                                             {"liechtenstein", "Liechtenstein", false},
                                             {"lithuania", "Lithuania", false},
                                             {"louisiana", "Louisiana", true},
                                             {"luxembourg", "Luxembourg", false},
                                             {"macau", "Macau", false},
                                             {"maine", "Maine", true},
                                             {"mainland china", "China", false},
                                             {"malaysia", "Malaysia", false},
                                             {"malta", "Malta", false},
                                             {"maryland", "Maryland", true},
                                             {"massachusetts", "Massachusetts", true},
                                             {"mexico", "Mexico", false},
                                             {"michigan", "Michigan", true},
                                             {"middle east", "the Middle East", false},
                                             {"minnesota", "Minnesota", true},
                                             {"mississippi", "Mississippi", true},
                                             {"missouri", "Missouri", true},
                                             {"montana", "Montana", true},
                                             {"nebraska", "Nebraska", true},
                                             {"netherlands", "the Netherlands", false},
                                             {"nevada", "Nevada", true},
                                             {"new hampshire", "New Hampshire", true},
                                             {"new jersey", "New Jersey", true},
                                             {"new mexico", "New Mexico", true},
                                             {"new york", "New York", true},
                                             {"new zealand", "New Zealand", false},
                                             {"nigeria", "Nigeria", false},
                                             {"north america", "North America", false},
                                             {"north carolina", "North Carolina", true},
                                             {"north dakota", "North Dakota", true},
                                             {"northern ireland", "Northern Ireland", false},
                                             {"norway", "Norway", false},
                                             {"ohio", "Ohio", true},
                                             {"oklahoma", "Oklahoma", true},
                                             {"oregon", "Oregon", true},
                                             {"pennsylvania", "Pennsylvania", true},
                                             {"people's republic of china", "China", false},
                                             {"peoples republic of china", "China", false},
                                             {"peru", "Peru", false},
                                             {"philippines", "the Philippines", false},
                                             {"poland", "Poland", false},
                                             {"portugal", "Portugal", false},
                                             {"prc", "China", false},
                                             {"quebec", "Quebec", false},
                                             {"québec", "Quebec", false},
                                             {"republic of ireland", "Ireland", false},
                                             {"republic of korea", "South Korea", false},
                                             {"rhode island", "Rhode Island", true},
                                             {"romania", "Romania", false},
                                             {"russia", "Russia", false},
                                             {"russian federation", "Russia", false},
                                             {"saudi arabia", "Saudi Arabia", false},
                                             {"scotland", "Scotland", false},
                                             {"singapore", "Singapore", false},
                                             {"slovakia", "Slovakia", false},
                                             {"slovenia", "Slovenia", false},
                                             {"south africa", "South Africa", false},
                                             {"south america", "South America", false},
                                             {"south carolina", "South Carolina", true},
                                             {"south dakota", "South Dakota", true},
                                             {"south korea", "South Korea", false},
                                             {"spain", "Spain", false},
                                             {"sweden", "Sweden", false},
                                             {"swiss", "Switzerland", false},
                                             {"switzerland", "Switzerland", false},
                                             {"taiwan", "Taiwan", false},
                                             {"tennessee", "Tennessee", true},
                                             {"texas", "Texas", true},
                                             {"thailand", "Thailand", false},
                                             {"turkey", "Turkey", false},
                                             {"turkiye", "Turkey", false},
                                             {"türkiye", "Turkey", false},
                                             {"uae", "the UAE", false},
                                             {"uk", "the UK", false},
                                             {"ukraine", "Ukraine", false},
                                             {"united arab emirates", "the UAE", false},
                                             {"united kingdom", "the UK", false},
                                             {"united states", "the US", false},
                                             {"united states of america", "the US", false},
                                             {"us", "the US", false},
                                             {"usa", "the US", false},
                                             {"utah", "Utah", true},
                                             {"vermont", "Vermont", true},
                                             {"vietnam", "Vietnam", false},
                                             {"virginia", "Virginia", true},
                                             {"wales", "Wales", false},
                                             {"washington", "Washington", true},
                                             {"west virginia", "West Virginia", true},
                                             {"wisconsin", "Wisconsin", true},
                                             {"wyoming", "Wyoming", true}}};

}  // namespace

const RegionName* find_region(std::string_view name) noexcept {
    const auto* const found = std::lower_bound(
        names.begin(), names.end(), name, [](const RegionName& a, std::string_view b) { return a.name < b; });
    return found != names.end() && found->name == name ? found : nullptr;
}

bool may_name_region(std::string_view text) noexcept {
    constexpr std::size_t longest = 16;  // Bytes of a first word; longer ones are cut, which does no harm.
    std::array<char, longest> word{};
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = text[i] >= 'A' && text[i] <= 'Z' && (i == 0 || !is_letter(text[i - 1]));
        if (!begins) {
            continue;
        }
        std::size_t size = 0;
        for (std::size_t k = i; k < text.size() && size < longest && is_letter(text[k]); ++k) {
            word[size++] = ascii_lower(text[k]);
        }
        // "U.S." is written with dots.
        if (size == 1 && i + 1 < text.size() && text[i + 1] == '.') {
            return true;
        }
        const std::string_view first(word.data(), size);
        const auto* const found =
            std::lower_bound(names.begin(), names.end(), first,
                             [](const RegionName& a, std::string_view b) { return a.name < b; });
        if (found != names.end() && found->name.starts_with(first)) {
            return true;
        }
    }
    return false;
}

}  // namespace smallprint
